using System.Text.Json.Nodes;
using WigToken.Diagnostics;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Cli;

/// <summary>The services of an installation without a server around them.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Installation(string contentRoot, IConfiguration configuration, bool isWatching)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddSingleton<IHostEnvironment>(new ToolEnvironment(contentRoot));
        // Standard output is for results.
        services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        var builder = services.AddWigToken(configuration).AddDiagnostics();
        if (isWatching)
            builder.WatchTranscripts();
        _services = services.BuildServiceProvider();
    }

    public IUsageStore Store => _services.GetRequiredService<IUsageStore>();

    public ITokenStore Tokens => _services.GetRequiredService<ITokenStore>();

    public IEmbedOriginStore EmbedOrigins => _services.GetRequiredService<IEmbedOriginStore>();

    public PriceHistory Prices => _services.GetRequiredService<PriceHistory>();

    public Doctor Doctor => _services.GetRequiredService<Doctor>();

    public TimeProvider Time => _services.GetRequiredService<TimeProvider>();

    public long NowMs => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The SQLite file.</summary>
    public string DatabasePath => Store.Info.Location;

    /// <summary>The installation without its transcripts. Touches no disk.</summary>
    /// <exception cref="CommandException">A configuration file is not valid.</exception>
    public static Installation At(string contentRoot)
    {
        var configuration = ToolConfiguration.Read(contentRoot, out var problem);
        return problem is null ? new Installation(contentRoot, configuration, isWatching: false) : throw new CommandException(problem);
    }

    /// <summary>The installation as the server sees it, whatever is wrong with it.</summary>
    public static Installation ForDoctor(string contentRoot, out string? problem) => new(contentRoot, ToolConfiguration.Read(contentRoot, out problem), isWatching: true);

    /// <summary>Opens the database of an installation. Only <c>init</c> and the server make one: elsewhere a missing file is a wrong path.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task<Installation> OpenAsync(string contentRoot, CancellationToken cancellationToken)
    {
        var installation = At(contentRoot);
        try
        {
            if (!File.Exists(installation.DatabasePath))
                throw new CommandException($"There is no database '{installation.DatabasePath}' yet. Run 'wigtoken init', or set STATS_DB_PATH, DB_URL or --content-root as for the server.");
            await installation.Store.OpenAsync(cancellationToken);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>An entry for the audit log about what this command line does now.</summary>
    public AuditEntry Audit(string action, JsonObject meta) => new() { TimeMs = NowMs, Action = action, User = Operator.Name, Meta = meta.ToJsonString() };

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
