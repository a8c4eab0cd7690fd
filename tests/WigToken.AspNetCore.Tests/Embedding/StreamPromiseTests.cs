using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using WigToken.AspNetCore.Tests.Hosting;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Embedding;

public sealed class StreamPromiseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task E20_Compression_TheStreamIsNotHeldBack()
    {
        await using var portal = await TestPortal.StartAsync(HostVariants.All["E20_Compression"]);
        portal.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var stream = await EventStream.OpenAsync(portal);
        Assert.Equal(["identity"], stream.Response.Content.Headers.ContentEncoding);
        await stream.TotalsAsync(messages: 0);
        var clock = Stopwatch.StartNew();
        await portal.IngestAsync(Alice.Of(Message("m")));
        await stream.TotalsAsync(messages: 1);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        using var totals = await portal.GetAsync("api/usage/totals");
        Assert.NotEmpty(totals.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("E21_OutputCache")]
    [InlineData("E21_ResponseCaching")]
    public async Task E21_Caches_KeepNothingOfOurs(string variant)
    {
        await using var portal = await TestPortal.WithLedgerAsync(HostVariants.All[variant]);
        using var first = await EventStream.OpenAsync(portal);
        Assert.Equal(4, (await first.TotalsAsync()).Messages);
        Assert.Equal(4, (int)(await portal.JsonAsync("api/usage/totals"))["totals"]!["messages"]!);
        await portal.IngestAsync(Alice.Of(Message("m5")));
        Assert.Equal(5, (int)(await portal.JsonAsync("api/usage/totals"))["totals"]!["messages"]!);

        using var second = await EventStream.OpenAsync(portal);
        await second.TotalsAsync(messages: 5);
        await portal.IngestAsync(Alice.Of(Message("m6")));
        await second.TotalsAsync(messages: 6);
        await first.TotalsAsync(messages: 6);
        foreach (var path in new[] { "health", "api/usage/totals", "api/usage/breakdown", "metrics", "" })
        {
            using var response = await portal.GetAsync(path);
            Assert.Null(response.Headers.Age);
        }
    }

    [Fact]
    public async Task E22_RequestTimeouts_EndReadsThatTakeTooLong_AndNoStream()
    {
        var blocked = new TaskCompletionSource();
        await using var portal = await TestPortal.StartAsync(HostVariants.All["E22_RequestTimeouts"] with
        {
            Services = static builder =>
            {
                HostVariants.OneSecond(builder);
                TroubledStore.Replace(builder);
            },
        });
        using var stream = await EventStream.OpenAsync(portal);
        await stream.TotalsAsync(messages: 0);

        ((TroubledStore)portal.Store).BeforeRead = cancellation => blocked.Task.WaitAsync(cancellation);
        using var slow = await portal.GetAsync("api/usage/breakdown");
        Assert.Equal(HttpStatusCode.GatewayTimeout, slow.StatusCode);

        blocked.SetResult();
        await portal.IngestAsync(Alice.Of(Message("m")));
        await stream.TotalsAsync(messages: 1);
    }

    [Fact]
    public async Task E23_GlobalConcurrencyLimit_StreamsTakeNoPlace()
    {
        await using var portal = await TestPortal.StartAsync(HostVariants.All["E23_RateLimiter"]);
        var streams = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => EventStream.OpenAsync(portal)));
        foreach (var stream in streams)
            await stream.TotalsAsync();
        Assert.Equal(TestPortal.HostPage, await portal.TextAsync("/host"));
        using var totals = await portal.GetAsync("api/usage/totals");
        Assert.Equal(HttpStatusCode.OK, totals.StatusCode);
        Array.ForEach(streams, static stream => stream.Dispose());
    }

    [Fact]
    public async Task E30_StopWithAHundredStreams_IsQuick_AndTheyEndCleanly()
    {
        await using var portal = await TestPortal.StartAsync();
        var streams = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => EventStream.OpenAsync(portal)));
        await Task.WhenAll(streams.Select(static stream => stream.TotalsAsync()));

        var clock = Stopwatch.StartNew();
        await portal.App.StopAsync(Cancel);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));

        await Task.WhenAll(streams.Select(static stream => stream.EndAsync()));
        Assert.Equal(0, portal.Live.Subscribers);
        Assert.Empty(portal.Logs.Problems);
        Array.ForEach(streams, static stream => stream.Dispose());
    }

    [Fact]
    public async Task E36_Http2_CarriesTheStream()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Services = static builder => builder.WebHost.ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http2)),
        });
        (portal.Client.DefaultRequestVersion, portal.Client.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/usage/stream") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await portal.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpVersion.Version20, response.Version);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal("retry: 2000", await reader.ReadLineAsync(Cancel));
        Assert.Equal(1, portal.Live.Subscribers);
        using var totals = await portal.GetAsync("api/usage/totals");
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (totals.StatusCode, totals.Version));
    }
}
