using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary><c>GET /api/setup/status</c>.</summary>
public sealed record SetupStatusResponse
{
    /// <summary>Whether there is nothing left to set up; a solo installation needs none.</summary>
    public required bool Complete { get; init; }

    /// <summary>What the installation is for, as its operator said; null if never said.</summary>
    public string? Scenario { get; init; }

    /// <summary>What it runs on, as its operator said; null if never said.</summary>
    public string? Infra { get; init; }

    /// <summary>When set-up was completed, Unix milliseconds; null if never.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>Whether the server shows no pages.</summary>
    public required bool Headless { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseStatus Db { get; init; }

    /// <summary><c>solo</c> or <c>team</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The server's version.</summary>
    public required string Version { get; init; }

    /// <summary>The first import of transcripts on this machine; left out where none are watched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImportProgressStatus? Import { get; init; }
}

/// <summary>The database.</summary>
/// <param name="Kind">The engine.</param>
public sealed record DatabaseStatus(string Kind);

/// <summary>How far the first import has come.</summary>
/// <param name="State"><c>waiting</c>, <c>running</c> or <c>done</c>.</param>
/// <param name="Files">Files that had something new when it began.</param>
/// <param name="FilesDone">Those of them that are read.</param>
/// <param name="Bytes">Bytes to read.</param>
/// <param name="BytesDone">Bytes read.</param>
/// <param name="BytesPerSecond">Speed so far.</param>
/// <param name="Messages">New messages found.</param>
/// <param name="RemainingMs">Milliseconds left at that speed; null while that cannot be told.</param>
public sealed record ImportProgressStatus(
    string State, long Files, long FilesDone, long Bytes, long BytesDone, long BytesPerSecond, long Messages, long? RemainingMs);
