using System.Globalization;

namespace WigToken.Oracle;

/// <summary>Records as one line of text, for expectations and for messages of failing tests.</summary>
public static class OracleText
{
    public static string Of(OracleCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return $"offset={copy.LineOffset} id={copy.Id} model={copy.Model} request={copy.RequestId ?? "null"} " +
            $"session={copy.SessionId ?? "null"} side={Text(copy.IsSidechain)} time={Time(copy.TimestampMs)} {Text(copy.Counts)}";
    }

    public static string Of(OracleRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"id={row.Id} user={row.User} machine={row.Machine} project={row.Project ?? "null"} model={row.Model} " +
            $"request={row.RequestId ?? "null"} session={row.SessionId ?? "null"} side={Text(row.IsSidechain)} " +
            $"time={Time(row.EarliestTimestampMs)} best={Time(row.BestTimestampMs)} {Text(row.Counts)}";
    }

    private static string Text(OracleCounts counts) =>
        $"input={counts.Input} output={counts.Output} write5m={counts.CacheCreation5Minutes} " +
        $"write1h={counts.CacheCreation1Hour} read={counts.CacheRead}";

    private static string Text(bool value) => value ? "true" : "false";

    private static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
