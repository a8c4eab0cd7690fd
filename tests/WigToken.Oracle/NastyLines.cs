using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

/// <summary>The table of nasty files, by what is nasty about them.</summary>
public static partial class NastyLines
{
    // Lazy, because the order in which the parts of this class initialise their fields is not ours to choose.
    private static readonly Lazy<IReadOnlyList<NastyLine>> Cases = new(() =>
    [
        .. Framing(), .. Recovery(), .. Shapes(), .. Decoys(), .. Progress(), .. Spelling(), .. Encoding(), .. Extent(),
        .. Figures(), .. Splits(), .. Timestamps(), .. Neighbours(), .. Iterations(), .. Exclusions(), .. Identity(), .. Copies(),
    ]);

    public static IReadOnlyList<NastyLine> All => Cases.Value;

    /// <summary>Apart from <see cref="All"/>, because it takes a quarter of a GiB.</summary>
    public static NastyLine TooLong()
    {
        var next = Utf8("\n" + Line);
        var bytes = new byte[OracleLines.LongestLine + 1 + next.Length];
        var record = Utf8(Line.With("\"m1\"", "\"long\""));
        record.CopyTo(bytes, 0);
        bytes.AsSpan(record.Length, bytes.Length - record.Length - next.Length).Fill((byte)' ');
        next.CopyTo(bytes, bytes.Length - next.Length);
        return new NastyLine("line over the limit before a whole one", bytes, 1) { Copies = ["id=m1"] };
    }

    private static NastyLine Counted(string name, string text, params string[] copies) =>
        new(name, Utf8(text), copies.Length) { Copies = copies };

    private static NastyLine Nothing(string name, string text) => new(name, Utf8(text), 0);

    private static NastyLine Merged(string name, string text, int records, params string[] rows) =>
        new(name, Utf8(text), records) { Rows = rows };
}
