using WigToken.Agent.Upload;

namespace WigToken.Agent.Tests.Upload;

public sealed class BackoffTests
{
    [Fact]
    public void Next_FailuresInARow_DoubleUpToAMinute()
    {
        var backoff = new Backoff(new Random(1));
        foreach (var most in (int[])[1, 2, 4, 8, 16, 32, 60, 60, 60])
            Assert.InRange(backoff.Next(null).TotalSeconds, most / 2.0, most);
        for (var i = 0; i < 2000; i++)
            Assert.InRange(backoff.Next(null).TotalSeconds, 30, 60);

        backoff.Reset();
        Assert.InRange(backoff.Next(null).TotalSeconds, 0.5, 1);
    }

    [Fact]
    public void Next_ManyAgents_DoNotComeAtOnce() =>
        Assert.True(Enumerable.Range(0, 100).Select(static seed => new Backoff(new Random(seed)).Next(null)).Distinct().Count() > 90);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(3_000, 3_000)]
    [InlineData(1_000_000, 3_600)]
    public void Next_ServerSaysWhen_NotBeforeThat(double asked, double least) =>
        Assert.InRange(new Backoff(new Random(1)).Next(TimeSpan.FromSeconds(asked)).TotalSeconds, least, least + 1);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Next_ServerSaysAtOnce_StillWaits(double asked) =>
        Assert.InRange(new Backoff(new Random(1)).Next(TimeSpan.FromSeconds(asked)).TotalSeconds, 0.5, 1);
}
