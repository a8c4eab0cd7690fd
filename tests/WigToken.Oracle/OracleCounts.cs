namespace WigToken.Oracle;

/// <summary>The five figures of one message, in tokens.</summary>
public sealed record OracleCounts(long Input, long Output, long CacheCreation5Minutes, long CacheCreation1Hour, long CacheRead)
{
    public static OracleCounts Zero { get; } = new(0, 0, 0, 0, 0);

    public long Total => Input + Output + CacheCreation5Minutes + CacheCreation1Hour + CacheRead;

    public OracleCounts Plus(OracleCounts other) => new(
        Input + other.Input,
        Output + other.Output,
        CacheCreation5Minutes + other.CacheCreation5Minutes,
        CacheCreation1Hour + other.CacheCreation1Hour,
        CacheRead + other.CacheRead);
}
