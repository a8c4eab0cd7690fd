namespace WigToken.Parsing;

/// <summary>
/// One tool's transcript format: turns a line into usage. Implementations are stateless between lines; bad input is reported, never thrown.
/// </summary>
public interface ITranscriptFormat
{
    /// <summary>The label that rows from this format carry as their source, such as <c>claude-code</c>.</summary>
    string Source { get; }

    /// <summary>
    /// A cheap search over raw bytes, any number of whole lines: a position in the first line that may carry usage, or -1. Lines
    /// passed over need not be looked at further; the one found may still turn out not to count.
    /// </summary>
    /// <param name="bytes">Lines, with their line feeds.</param>
    /// <param name="lineFeeds">How many line feeds stand before the position, or in all: counted in the same pass.</param>
    int IndexOfUsage(ReadOnlySpan<byte> bytes, out int lineFeeds);

    /// <summary>Reads every record on one line, which is almost always one.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="offset">Where the line starts in its file, in bytes; handed on in reports.</param>
    /// <param name="handler">Receives the records, with <see cref="UsageLine.NoTimestamp"/> where the line has none of its own.</param>
    void ReadLine(ReadOnlySpan<byte> line, long offset, IUsageHandler handler);

    /// <summary>The line's own timestamp, for a neighbour that lacks one. Null where the line has none or is not one whole record.</summary>
    long? ReadTimestamp(ReadOnlySpan<byte> line);
}
