using System.Net;
using System.Threading.RateLimiting;
using WigToken.Configuration;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>
/// How often. Tokens that exist have a bucket each; addresses share a fixed number of buckets, so that nobody can fill the memory by coming from
/// many. The limiters tick ten times a second, so each is made when it is first asked.
/// </summary>
internal sealed class Limits(WigTokenSettings settings) : IDisposable
{
    private const int FailuresPerMinute = 20;
    private const int FailureBuckets = 4096, EmbedBuckets = 16_384;

    private readonly Lazy<PartitionedRateLimiter<long>> _tokens = new(() => Make<long>(settings.RateLimitPerMinute));
    private readonly Lazy<PartitionedRateLimiter<int>> _embeds = new(() => Make<int>(settings.RateLimitPerMinute));
    private readonly Lazy<PartitionedRateLimiter<int>> _failures = new(static () => Make<int>(FailuresPerMinute));

    /// <summary>Counts a request of a token; how long to wait when it was one too many. An embed token stands in many browsers: each address has its own count.</summary>
    public TimeSpan? Take(Token token, IPAddress address) =>
        token.Scope == TokenScope.Embed ? Take(_embeds.Value, Bucket(address, EmbedBuckets, token.Id)) : Take(_tokens.Value, token.Id);

    /// <summary>Counts a failure of an address; how long to wait when there were too many.</summary>
    public TimeSpan? TakeFailure(IPAddress address) => Take(_failures.Value, Bucket(address, FailureBuckets));

    public void Dispose()
    {
        foreach (var limiter in (Lazy<PartitionedRateLimiter<int>>[])[_embeds, _failures])
        {
            if (limiter.IsValueCreated)
                limiter.Value.Dispose();
        }

        if (_tokens.IsValueCreated)
            _tokens.Value.Dispose();
    }

    private static TimeSpan? Take<T>(PartitionedRateLimiter<T> limiter, T key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    private static int Bucket(IPAddress address, int buckets, long salt = 0)
    {
        var hash = default(HashCode);
        hash.AddBytes(Client.Counted(address).GetAddressBytes());
        hash.Add(salt);
        return (int)((uint)hash.ToHashCode() % (uint)buckets);
    }

    private static PartitionedRateLimiter<T> Make<T>(int perMinute)
        where T : notnull => PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 600),
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute * Math.Max(1, perMinute / 600),
            QueueLimit = 0,
        }));
}
