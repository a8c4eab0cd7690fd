namespace WigToken.Contracts;

/// <summary>What the cache made of the cost, by the prices in force now.</summary>
/// <param name="ReadTokens">Tokens read from the cache.</param>
/// <param name="UnpricedReadTokens">Those of them that no price is known for: they save nothing here.</param>
/// <param name="SavedUsd">US dollars that the reads would have cost more as uncached input.</param>
/// <param name="WriteExtraUsd">US dollars that the writes cost more than uncached input would have.</param>
public sealed record CacheEffect(long ReadTokens, long UnpricedReadTokens, decimal SavedUsd, decimal WriteExtraUsd);
