namespace WigToken.Oracle;

/// <summary>One message after all its copies were merged. Everything but the earliest timestamp comes from the best copy.</summary>
public sealed record OracleRow(
    string Id,
    string User,
    string Machine,
    string? Project,
    string Model,
    string? RequestId,
    string? SessionId,
    bool IsSidechain,
    long EarliestTimestampMs,
    long BestTimestampMs,
    OracleCounts Counts)
{
    internal static OracleRow From(OracleCopy copy, string user, string machine, string? project) => new(
        copy.Id, user, machine, project, copy.Model, copy.RequestId, copy.SessionId, copy.IsSidechain,
        copy.TimestampMs, copy.TimestampMs, copy.Counts);
}
