namespace WigToken.Parsing;

/// <summary>
/// The five disjoint token counts of one message. No token stands in two of them; <see cref="Total"/> is their plain sum.
/// </summary>
/// <remarks>Every format converts its own convention at the door: Anthropic's <c>input_tokens</c> excludes cache, others include it.</remarks>
/// <param name="Input">Uncached input tokens.</param>
/// <param name="CacheWrite5m">Tokens written to the cache that lives five minutes.</param>
/// <param name="CacheWrite1h">Tokens written to the cache that lives one hour.</param>
/// <param name="CacheRead">Tokens read from the cache.</param>
/// <param name="Output">Output tokens, thinking included.</param>
public readonly record struct TokenCounts(long Input, long CacheWrite5m, long CacheWrite1h, long CacheRead, long Output)
{
    /// <summary>The largest value of one count: 2^53, the largest integer every JSON reader holds exactly.</summary>
    public const long MaxCount = 1L << 53;

    /// <summary>Both cache writes together: what public shapes show as <c>cacheCreation</c>.</summary>
    public long CacheCreation => CacheWrite5m + CacheWrite1h;

    /// <summary>All tokens that went in, cached or not: the length of the prompt, by which long-prompt prices are chosen.</summary>
    public long Prompt => Input + CacheCreation + CacheRead;

    /// <summary>The sum of the five counts.</summary>
    public long Total => Prompt + Output;

    /// <summary>
    /// The counts as Anthropic tells them: a figure for all cache writes, a split of it by lifetime, or both. The split is used where it adds up to
    /// the figure, or where there is no figure; otherwise the figure is what was billed, and counts as writes for five minutes.
    /// </summary>
    /// <param name="input">Uncached input tokens; null counts as 0.</param>
    /// <param name="cacheWrite">All cache writes; null if only the split is told.</param>
    /// <param name="cacheWrite5m">Those of them that live five minutes; null counts as 0.</param>
    /// <param name="cacheWrite1h">Those of them that live one hour; null counts as 0.</param>
    /// <param name="cacheRead">Tokens read from the cache; null counts as 0.</param>
    /// <param name="output">Output tokens; null counts as 0.</param>
    public static TokenCounts FromAnthropic(long? input, long? cacheWrite, long? cacheWrite5m, long? cacheWrite1h, long? cacheRead, long? output)
    {
        long write5m = cacheWrite5m ?? 0, write1h = cacheWrite1h ?? 0;
        if (cacheWrite is { } all && all != write5m + write1h)
            (write5m, write1h) = (all, 0);
        return new TokenCounts(input ?? 0, write5m, write1h, cacheRead ?? 0, output ?? 0);
    }

    /// <summary>Adds count by count.</summary>
    public static TokenCounts operator +(TokenCounts a, TokenCounts b) => new(
        a.Input + b.Input, a.CacheWrite5m + b.CacheWrite5m, a.CacheWrite1h + b.CacheWrite1h, a.CacheRead + b.CacheRead, a.Output + b.Output);

    /// <summary>Subtracts count by count.</summary>
    public static TokenCounts operator -(TokenCounts a, TokenCounts b) => new(
        a.Input - b.Input, a.CacheWrite5m - b.CacheWrite5m, a.CacheWrite1h - b.CacheWrite1h, a.CacheRead - b.CacheRead, a.Output - b.Output);
}
