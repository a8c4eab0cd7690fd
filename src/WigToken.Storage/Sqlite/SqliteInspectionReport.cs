using WigToken.Parsing;

namespace WigToken.Storage.Sqlite;

/// <summary>What a database says of itself. Of one whose schema this program does not know, only the first four.</summary>
public sealed record SqliteInspectionReport
{
    /// <summary>The version of the linked SQLite.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The number of its schema; 0: it is empty.</summary>
    public required long Schema { get; init; }

    /// <summary>The newest schema that this program knows.</summary>
    public required long NewestSchema { get; init; }

    /// <summary>The size of its file and of the write-ahead log.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many messages it holds.</summary>
    public long Messages { get; init; }

    /// <summary>The newest message's time, Unix milliseconds; null if there is none.</summary>
    public long? NewestMs { get; init; }

    /// <summary>What the installation remembers.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The models that have tokens without a price, most tokens first.</summary>
    public IReadOnlyList<(string Provider, string Model, long Tokens)> Unpriced { get; init; } = [];

    /// <summary>How far each transcript has been read.</summary>
    public IReadOnlyList<TranscriptState> Transcripts { get; init; } = [];
}
