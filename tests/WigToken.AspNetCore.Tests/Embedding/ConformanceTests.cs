using System.Net;
using Microsoft.Extensions.Logging;
using WigToken.AspNetCore.Tests.Hosting;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Embedding;

/// <summary>Whatever the host is like: our answers are the same bytes, the stream is live, and the host's own page is as it was.</summary>
public sealed class ConformanceTests
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> Expected = new(static async () =>
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        return await Conformance.AnswersAsync(portal);
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Variants => [.. HostVariants.All.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Host_ChangesNothing_AndIsNotChanged(string variant)
    {
        var setup = HostVariants.All[variant];
        await using var portal = await TestPortal.WithLedgerAsync(setup);

        var answers = await Conformance.AnswersAsync(portal);
        Assert.All((await Expected.Value).Zip(answers), static pair => Assert.Equal(pair.First, pair.Second));

        await AssertLiveAsync(portal);
        await AssertHostPageAsync(portal);
        Assert.DoesNotContain(portal.Logs.All, static record => record.Level >= LogLevel.Error || record.Exception is not null);
    }

    [Fact]
    public async Task Expected_HasEveryKindOfAnswer()
    {
        var statuses = (await Expected.Value).Select(static answer => answer.Split('\n')[1]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["200", "400", "401", "403", "404", "405", "409", "415"], statuses);
    }

    private static async Task AssertLiveAsync(TestPortal portal)
    {
        using var stream = await EventStream.OpenAsync(portal);
        Assert.Equal(4, (await stream.TotalsAsync()).Messages);
        await portal.IngestAsync(Alice.Of(Message("new")));
        Assert.Equal(5, (await stream.TotalsAsync()).Messages);
    }

    private static async Task AssertHostPageAsync(TestPortal portal)
    {
        using var response = await portal.Client.GetAsync(new Uri("/host", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(TestPortal.HostPage, await response.Content.ReadAsStringAsync(Cancel));
        foreach (var header in new[] { "X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "Access-Control-Allow-Origin", "WWW-Authenticate" })
            Assert.False(response.Headers.Contains(header), header);
    }
}
