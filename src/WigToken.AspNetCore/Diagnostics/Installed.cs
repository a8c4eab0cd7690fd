using Microsoft.Extensions.Configuration;
using WigToken.Agent.Discovery;
using WigToken.Configuration;
using WigToken.Pricing;
using WigToken.Storage.Sqlite;

namespace WigToken.Diagnostics;

/// <summary>What the checks look at. Unlike <see cref="WigTokenSettings"/> it is made of options that may be wrong, as far as it can be.</summary>
internal sealed class Installed
{
    public Installed(IConfiguration configuration, WigTokenOptions options, string contentRoot, bool isWatching)
    {
        (Configuration, Options, IsWatching) = (configuration, options, isWatching);
        Roots = options.ProjectsDirectory is { Length: > 0 } list ? TranscriptRoots.Parse(list) : TranscriptRoots.Default();
        IsSolo = WigTokenSettings.IsSoloMode(options.Mode, isWatching, Roots);
        DatabasePath = DatabaseLocation.Problem(options) is null ? DatabaseLocation.Resolve(options, contentRoot) : null;
        Prices = PriceBooks.Problems(options, contentRoot).Any() ? null : PriceBooks.Load(options, contentRoot);
        Transcripts = isWatching ? [.. Roots.SelectMany(TranscriptTree.Walk)] : [];
    }

    public IConfiguration Configuration { get; }

    public WigTokenOptions Options { get; }

    public bool IsWatching { get; }

    public bool IsSolo { get; }

    public IReadOnlyList<string> Roots { get; }

    public IReadOnlyList<TranscriptFile> Transcripts { get; }

    /// <summary>Null if the options do not say where.</summary>
    public string? DatabasePath { get; }

    /// <summary>Null if they cannot be read.</summary>
    public PriceBook? Prices { get; }

    /// <summary>What the database says; null if it cannot be asked.</summary>
    public SqliteInspectionReport? Database { get; set; }
}
