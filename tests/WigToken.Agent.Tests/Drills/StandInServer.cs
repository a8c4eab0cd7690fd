using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace WigToken.Agent.Tests.Drills;

/// <summary>A port of loopback, with servers that are told what to do to requests and answers, each below a path of its own.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, StandInMount> _mounts = new(StringComparer.Ordinal);
    private int _next;

    private StandInServer(WebApplication app) => _app = app;

    public static async Task<StandInServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new StandInServer(app);
        app.MapPost("/{mount}/api/ingest/messages", context => server._mounts[(string)context.GetRouteValue("mount")!].AnswerAsync(context));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A server of one run's own.</summary>
    /// <param name="next">What becomes of the next request.</param>
    public StandInMount Add(Func<Fate> next)
    {
        var name = $"s{Interlocked.Increment(ref _next)}";
        return _mounts[name] = new StandInMount(new Uri($"{_app.Urls.First()}/{name}"), next, () => _mounts.TryRemove(name, out _));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
