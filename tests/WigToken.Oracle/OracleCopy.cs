namespace WigToken.Oracle;

/// <summary>
/// One counted record as it stands in a file; the same message may have many. <c>LineOffset</c> is the byte in the file where
/// the record's line starts: 0 for the first line even after a byte order mark.
/// </summary>
public sealed record OracleCopy(
    long LineOffset,
    string Id,
    string Model,
    string? RequestId,
    string? SessionId,
    bool IsSidechain,
    long TimestampMs,
    OracleCounts Counts);
