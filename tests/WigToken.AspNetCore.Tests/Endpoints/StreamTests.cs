using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Hosting;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class StreamTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_SendsHowToComeBack_ThenTheTotalsAtOnce()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var stream = await EventStream.OpenAsync(portal);

        Assert.Equal(new StreamEvent("2000", null, null, null), await stream.NextAsync());
        var totals = await stream.NextAsync();
        Assert.Equal("totals", totals!.Type);
        Assert.Equal(await portal.TextAsync("api/usage/totals"), totals.Data);
        Assert.Equal((await portal.Store.GetTotalAsync(Cancel)).Version, long.Parse(totals.Id!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Open_SaysThatNothingMayHoldItBack()
    {
        await using var portal = await TestPortal.StartAsync();
        using var stream = await EventStream.OpenAsync(portal);
        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        Assert.Equal("no-cache", stream.Response.Headers.CacheControl?.ToString());
        Assert.Equal(["no"], stream.Response.Headers.GetValues("X-Accel-Buffering"));
        Assert.Equal(["nosniff"], stream.Response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["identity"], stream.Response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Ingest_SendsTheNewTotals_WithAHigherId()
    {
        await using var portal = await TestPortal.StartAsync();
        using var stream = await EventStream.OpenAsync(portal);
        var id = long.Parse((await stream.TotalsAsync(messages: 0)).Id!, CultureInfo.InvariantCulture);
        for (var i = 1; i <= 3; i++)
        {
            await portal.IngestAsync(Alice.Of(Message($"m{i}")));
            var next = long.Parse((await stream.TotalsAsync(messages: i)).Id!, CultureInfo.InvariantCulture);
            Assert.True(next > id);
            id = next;
        }
    }

    [Fact]
    public async Task Burst_IsThinnedToTenASecond_AndTheLastStateArrives()
    {
        await using var portal = await TestPortal.StartAsync();
        using var stream = await EventStream.OpenAsync(portal);
        await stream.TotalsAsync(messages: 0);

        var clock = Stopwatch.StartNew();
        var ingest = Task.Run(
            async () =>
            {
                for (var i = 1; i <= 200; i++)
                    await portal.IngestAsync(Alice.Of(Message($"m{i}")));
            },
            Cancel);
        var events = 0;
        while ((await stream.TotalsAsync()).Messages < 200)
            events++;
        await ingest;
        Assert.True(events <= clock.Elapsed.TotalSeconds * 10 + 2, $"{events} events in {clock.Elapsed}.");
    }

    [Fact]
    public async Task Quiet_IsPinged()
    {
        // Time runs 50 times as fast: 25 seconds take half a second.
        await using var portal = await TestPortal.StartAsync(new PortalSetup { Time = new FixedTime(Now, speed: 50) });
        using var stream = await EventStream.OpenAsync(portal);
        await stream.TotalsAsync();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 3; i++)
            Assert.Equal(new StreamEvent(null, null, "ping", "{}"), await stream.NextAsync());
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(1.2), $"Three pings took {clock.Elapsed}.");

        await portal.IngestAsync(Alice.Of(Message("m")));
        await stream.TotalsAsync(messages: 1);
    }

    [Fact]
    public async Task LastEventId_OfTheCurrentVersion_SendsNothingUntilAChange()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var first = await EventStream.OpenAsync(portal);
        var id = (await first.TotalsAsync()).Id;

        using var second = await EventStream.OpenAsync(portal, lastEventId: id);
        Assert.Equal("2000", (await second.NextAsync())!.Retry);
        await portal.IngestAsync(Alice.Of(Message("new")));

        Assert.Equal(5, (await second.TotalsAsync()).Messages);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    [InlineData("abc")]
    [InlineData("1; DROP TABLE total")]
    public async Task LastEventId_ThatIsUnknown_GetsASnapshot(string id)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var stream = await EventStream.OpenAsync(portal, id);
        Assert.Equal(4, (await stream.TotalsAsync()).Messages);
    }

    [Fact]
    public async Task LastEventId_OfTenKilobytes_GetsASnapshot()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var stream = await EventStream.OpenAsync(portal, new string('9', 10_000));
        Assert.Equal(4, (await stream.TotalsAsync()).Messages);
    }

    [Fact]
    public async Task Subscribers_AreCountedUntilTheyLeave()
    {
        await using var portal = await TestPortal.StartAsync();
        var streams = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => EventStream.OpenAsync(portal)));
        await Wait.UntilAsync(() => portal.Live.Subscribers == 10, "ten are counted");
        Assert.Contains("\nwigtoken_stream_subscribers 10\n", await portal.TextAsync("metrics"), StringComparison.Ordinal);
        Array.ForEach(streams, static stream => stream.Dispose());
        await Wait.UntilAsync(() => portal.Live.Subscribers == 0, "none is counted any more");
    }

    [Fact]
    public async Task ChangeWhileNobodyListened_TheNextSubscriberIsNotGreetedWithTheOldTotals()
    {
        await using var portal = await TestPortal.StartAsync();
        using (var stream = await EventStream.OpenAsync(portal))
            await stream.TotalsAsync(messages: 0);
        await Wait.UntilAsync(() => portal.Live.Subscribers == 0, "nobody listens");
        await portal.IngestAsync(Alice.Of(Message("m1")));
        await Wait.UntilAsync(() => !portal.Live.NextAsync(-1, Cancel).IsCompleted, "the feed rests");
        await portal.IngestAsync(Alice.Of(Message("m2")));

        using var next = await EventStream.OpenAsync(portal);
        Assert.Equal(2, (await next.TotalsAsync()).Messages);
    }

    [Fact]
    public async Task SubscriberThatNeverReads_HoldsUpNobody_AndIsDropped()
    {
        // 15 seconds of not reading take 300 ms.
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Time = new FixedTime(Now, speed: 50),
            Pipeline = static app => app.Use(static (context, next) =>
            {
                if (context.Request.Headers.ContainsKey("X-Stuck"))
                    context.Response.Body = new StuckStream();
                return next(context);
            }),
        });
        using var reader = await EventStream.OpenAsync(portal);
        var stuck = portal.SendAsync(HttpMethod.Get, "api/usage/stream", ("X-Stuck", "yes"));
        await Wait.UntilAsync(() => portal.Live.Subscribers == 2, "both are subscribed");

        await portal.IngestAsync(Alice.Of(Message("m")));
        await reader.TotalsAsync(messages: 1);
        await Wait.UntilAsync(() => portal.Live.Subscribers == 1, "the one that does not read is dropped");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => stuck);
    }

    [Fact]
    public async Task StoreFailsForAWhile_TheStreamLivesOn()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup { Services = TroubledStore.Replace });
        var store = (TroubledStore)portal.Store;
        using var stream = await EventStream.OpenAsync(portal);
        await stream.TotalsAsync(messages: 0);

        store.BeforeRead = static _ => throw new IOException("the disk is on fire");
        await portal.IngestAsync(Alice.Of(Message("m")));
        await Wait.UntilAsync(() => portal.Logs.Problems.Any(static record => record.Category == "WigToken.Live.LiveTotals"), "the failure is logged");
        store.BeforeRead = static _ => Task.CompletedTask;

        await stream.TotalsAsync(messages: 1);
    }

    private sealed class StuckStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
