namespace WigToken.Oracle;

/// <summary>A file that tempts a reader into a wrong answer, with the right one written by hand.</summary>
/// <param name="Name">Unique; says what is nasty.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Records">How many records count, copies included.</param>
public sealed record NastyLine(string Name, byte[] Bytes, int Records)
{
    /// <summary>The modification time the expectations suppose: 2023-11-14T22:13:20Z.</summary>
    public const long FallbackTimestampMs = 1_700_000_000_000;

    /// <summary>What the first records must say, as parts of <see cref="OracleText"/> lines: <c>id=m1 output=7</c>.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>What the merged rows must say, ordered by id; empty when the case is not about merging.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    public override string ToString() => Name;
}
