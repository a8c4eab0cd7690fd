using System.Net;
using WigToken.Endpoints;
using WigToken.Live;

namespace WigToken.AspNetCore.Tests.Live;

public sealed class StreamSlotsTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.2")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    public void Address_HasSoMany_AndOthersHaveTheirOwn(string first, string same, string other)
    {
        var slots = new StreamSlots();
        var taken = Enumerable.Range(0, StreamSlots.PerAddress).Select(_ => slots.Take(IPAddress.Parse(first))!).ToList();
        var refused = Assert.Throws<ProblemException>(() => slots.Take(IPAddress.Parse(same)));
        Assert.Equal((429, "too_many_streams", ("Retry-After", "60")), (refused.Status, refused.Code, refused.Header));
        slots.Take(IPAddress.Parse(other))!.Dispose();

        // A place is given back once, however often that is said.
        taken[0].Dispose();
        taken[0].Dispose();
        using var again = slots.Take(IPAddress.Parse(same));
        Assert.Throws<ProblemException>(() => slots.Take(IPAddress.Parse(same)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("::1")]
    public void LocalAddresses_AreNotCounted(string address)
    {
        var slots = new StreamSlots();
        for (var i = 0; i < StreamSlots.PerAddress + 10; i++)
            Assert.Null(slots.Take(IPAddress.Parse(address)));
    }

    [Fact]
    public void TakenAndGivenBackAtTheSameTime_NoneIsLost()
    {
        var slots = new StreamSlots();
        var address = IPAddress.Parse("192.0.2.1");
        Parallel.For(0, 100_000, _ => slots.Take(address)!.Dispose());
        for (var i = 0; i < StreamSlots.PerAddress; i++)
            Assert.NotNull(slots.Take(address));
        Assert.Throws<ProblemException>(() => slots.Take(address));
    }
}
