namespace WigToken.Contracts;

/// <summary>Sums over messages.</summary>
public sealed record Totals
{
    /// <summary>Uncached input tokens.</summary>
    public required long Input { get; init; }

    /// <summary>Tokens written to the cache, whatever its lifetime.</summary>
    public required long CacheCreation { get; init; }

    /// <summary>Tokens read from the cache.</summary>
    public required long CacheRead { get; init; }

    /// <summary>Output tokens.</summary>
    public required long Output { get; init; }

    /// <summary>The sum of the four.</summary>
    public required long Sum { get; init; }

    /// <summary>Number of messages.</summary>
    public required long Messages { get; init; }

    /// <summary>What the priced ones cost, in US dollars, to the nano-dollar.</summary>
    public required decimal CostUsd { get; init; }

    /// <summary>Tokens weighted as input tokens: 1 for input, 1.25 for cache creation, 0.1 for cache reads, 5 for output.</summary>
    public required decimal Weighted { get; init; }

    /// <summary>Tokens of messages that no price is known for; they are in <see cref="Sum"/> and missing from <see cref="CostUsd"/>.</summary>
    public required long UnpricedTokens { get; init; }
}
