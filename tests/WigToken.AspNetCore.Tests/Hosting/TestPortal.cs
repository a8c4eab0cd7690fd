using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Live;
using WigToken.Parsing;
using WigToken.Storage;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>Somebody's app that embeds us, on a free port of loopback, with a database in a folder of its own.</summary>
internal sealed class TestPortal : IAsyncDisposable
{
    /// <summary>What the host's own page at <c>/host</c> says.</summary>
    public const string HostPage = "the host's own page";

    private readonly TempFolder _folder = new();

    private TestPortal(PortalSetup setup)
    {
        // No watching of the content root for changed settings: a machine has few inotify instances.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(TestPortal).Assembly.GetName().Name,
            ContentRootPath = _folder.Path,
            EnvironmentName = setup.Environment,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Logging.ClearProviders().AddProvider(Logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (setup.IsTestServer)
            builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(setup.Time);
        setup.WigToken(builder.Services.AddWigToken(builder.Configuration, options =>
        {
            (options.PublicReads, options.TimeZone) = ("all", "UTC");
            setup.Options(options);
        }));
        setup.Services(builder);
        App = builder.Build();
        setup.Pipeline(App);
        App.MapGet("/host", static () => HostPage);
        setup.Mount(App, setup.Prefix);
    }

    public WebApplication App { get; }

    public LogRecords Logs { get; } = new();

    /// <summary>Relative addresses are below where we are mounted.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Where the database is.</summary>
    public string Folder => _folder.Path;

    public IUsageStore Store => App.Services.GetRequiredService<IUsageStore>();

    public LiveTotals Live => App.Services.GetRequiredService<LiveTotals>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<TestPortal> StartAsync() => StartAsync(new PortalSetup());

    public static async Task<TestPortal> StartAsync(PortalSetup setup)
    {
        var portal = Build(setup);
        try
        {
            await portal.App.StartAsync(Cancel);
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }

        var mount = setup.PathBase + setup.Prefix.TrimEnd('/') + "/";
        if (setup.IsTestServer)
        {
            portal.Client = portal.App.GetTestClient();
            portal.Client.BaseAddress = new Uri(portal.Client.BaseAddress!, mount);
        }
        else
        {
            portal.Client = portal.Browser();
            portal.Client.BaseAddress = new Uri(new Uri(portal.App.Urls.First()), mount);
        }

        return portal;
    }

    /// <summary>A host that is not started.</summary>
    public static TestPortal Build(PortalSetup setup) => new(setup);

    /// <summary>A portal with the messages of <see cref="Ledger"/>.</summary>
    public static async Task<TestPortal> WithLedgerAsync(PortalSetup? setup = null)
    {
        var portal = await StartAsync(setup ?? new PortalSetup());
        await portal.IngestAsync(Ledger.All);
        return portal;
    }

    public Task<IngestResult> IngestAsync(params UsageBatch[] batches) => Store.IngestAsync(batches, Cancel);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancel);

    public Task<string> TextAsync(string path) => Client.GetStringAsync(path, Cancel);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await App.DisposeAsync();
        _folder.Dispose();
    }

    private HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(App.Urls.First()), Timeout = Wait.Limit };
}
