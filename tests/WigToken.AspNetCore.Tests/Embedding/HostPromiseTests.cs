using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Metrics;
using WigToken.Storage;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Embedding;

public sealed class HostPromiseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task E27_ApiExplorer_KnowsOnlyTheHostsEndpoints()
    {
        await using var portal = await TestPortal.StartAsync(HostVariants.All["E27_ApiExplorer"]);
        var described = portal.App.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(static group => group.Items);
        Assert.Equal(["host"], described.Select(static description => description.RelativePath));
    }

    [Fact]
    public async Task E28_EightTestServersAtOnce_ShareNothing_AndLeaveNothingOpen()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(static async i =>
        {
            var portal = await TestPortal.StartAsync(new PortalSetup { IsTestServer = true, Environment = "Development" });
            await using var _ = portal;
            await portal.IngestAsync([.. Enumerable.Range(0, i).Select(static n => Alice.Of(Message($"m{n}")))]);
            using var stream = await EventStream.OpenAsync(portal);
            Assert.Equal(i, (await stream.TotalsAsync()).Messages);
            Assert.Equal(i, (int)(await portal.JsonAsync("api/usage/totals"))["totals"]!["messages"]!);

            var clock = Stopwatch.StartNew();
            await portal.App.DisposeAsync();
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
            Assert.Equal(["data", "data/stats.db"], Files(portal.Folder));
        }));
    }

    [Fact]
    public async Task E29_BuiltAndNotRun_TouchesNothing()
    {
        var stores = 0;
        var portal = TestPortal.Build(new PortalSetup
        {
            Services = builder =>
            {
                var real = builder.Services.Last(static service => service.ServiceType == typeof(IUsageStore)).ImplementationFactory!;
                builder.Services.Replace(ServiceDescriptor.Singleton(provider =>
                {
                    stores++;
                    return (IUsageStore)real(provider);
                }));
            },
        });
        await using var _ = portal;
        // What build-time tools look at.
        Assert.NotEmpty(((IEndpointRouteBuilder)portal.App).DataSources.SelectMany(static source => source.Endpoints));
        ((IDisposable)portal.App).Dispose();
        Assert.Equal(0, stores);
        Assert.Empty(Files(portal.Folder));
    }

    [Fact]
    public async Task E33_HostWithMetricsOfTheSameNames_KeepsThemApart()
    {
        var host = Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.DefaultRegistry).CreateCounter("wigtn_messages_total", "The host's own.");
        host.IncTo(1234);
        await using var portal = await TestPortal.WithLedgerAsync(new PortalSetup
        {
            Mount = static (app, prefix) =>
            {
                app.MapGet("/metrics", static context => Prometheus.Metrics.DefaultRegistry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted));
                app.MapWigToken(prefix);
            },
        });
        var ours = Exposition.Read(await portal.TextAsync("metrics"));
        Assert.Equal(4, ours.Where(static sample => sample.Name == "wigtn_messages_total").Sum(static sample => sample.Value));
        var theirs = (await portal.TextAsync("/metrics")).Split('\n').Where(static line => line.StartsWith("wigt", StringComparison.Ordinal));
        Assert.Equal(["wigtn_messages_total 1234"], theirs);
    }

    [Fact]
    public async Task E40_HostsEndpoints_HaveTheMetadataThatTheyHaveWithoutUs()
    {
        await using var with = Empty(static builder => builder.Services.AddWigToken(builder.Configuration));
        await using var without = Empty(static _ => { });
        with.MapWigToken("/usage");
        var metadata = new[] { with, without }.Select(static app =>
        {
            app.MapGet("/host", static () => TestPortal.HostPage);
            var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>();
            return endpoints.Single(static endpoint => endpoint.RoutePattern.RawText == "/host").Metadata.Select(static item => item.GetType().FullName);
        }).ToList();
        Assert.Equal(metadata[1], metadata[0]);
    }

    [Fact]
    public void E40_AddWigToken_AddsNoMiddleware_NoScheme_AndNothingElseOfTheFrameworks()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddOptions();
        var before = services.Select(static service => service.ServiceType).ToHashSet();
        services.AddWigToken(new ConfigurationBuilder().Build()).WatchTranscripts();
        var added = services.Select(static service => service.ServiceType).Where(service => !before.Contains(service));
        Assert.Equal(
            ["IConfigureOptions", "IHostedService", "IStartupValidator", "IValidateOptions", "TimeProvider"],
            added.Where(static service => !service.Namespace!.StartsWith("WigToken", StringComparison.Ordinal)).Select(static service => service.Name.Split('`')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private static WebApplication Empty(Action<WebApplicationBuilder> services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        services(builder);
        return builder.Build();
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal);
}
