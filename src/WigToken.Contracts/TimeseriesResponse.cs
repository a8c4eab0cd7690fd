using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/timeseries</c>.</summary>
/// <param name="From">Start of the first bucket, Unix milliseconds: the start asked for, rounded down to a bucket.</param>
/// <param name="To">End of the last bucket, exclusive: the end asked for, rounded up to a bucket.</param>
/// <param name="Step">Length of a bucket in milliseconds; of days, weeks and months the nominal one.</param>
/// <param name="Buckets">Every bucket of the range in order, empty ones included.</param>
/// <param name="Series">With <c>by</c>: the same buckets for each key, the largest first.</param>
public sealed record TimeseriesResponse(
    long From,
    long To,
    long Step,
    IReadOnlyList<TimeseriesBucket> Buckets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TimeseriesKey>? Series);

/// <summary>The sums of one bucket.</summary>
/// <param name="Ts">Its start, Unix milliseconds.</param>
/// <param name="Messages">Number of messages.</param>
/// <param name="TokensRaw">All tokens.</param>
/// <param name="TokensWeighted">Tokens weighted as input tokens.</param>
/// <param name="CostUsd">US dollars.</param>
public sealed record TimeseriesBucket(long Ts, long Messages, long TokensRaw, decimal TokensWeighted, decimal CostUsd);

/// <summary>The buckets of one key.</summary>
/// <param name="Key">The user, machine, model, …; <c>__other__</c> for the rest where there are very many.</param>
/// <param name="Buckets">Its buckets.</param>
public sealed record TimeseriesKey(string Key, IReadOnlyList<TimeseriesBucket> Buckets);
