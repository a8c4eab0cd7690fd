using CsCheck;
using WigToken.Parsing;

namespace WigToken.Storage.Tests;

/// <summary>Copies of few messages with few figures, times and labels, so that all of them collide often.</summary>
internal static class AnyUsage
{
    // Around 1970, a rollup's border, and the day on which a price changes.
    public static readonly Gen<long> Time = Gen.OneOf(
        -900_001, -900_000, -1, 0, 899_999, 900_000, Samples.Noon, Samples.Noon + 1, Samples.NewPrice - 1, Samples.NewPrice, Samples.NewPrice + 900_000);

    private static readonly Gen<TokenCounts> Counts = Gen.Select(
        Gen.Long[0, 2], Gen.Long[0, 1], Gen.Long[0, 1], Gen.Long[0, 1], Gen.Long[0, 2], static (a, b, c, d, e) => new TokenCounts(a, b, c, d, e));

    public static readonly Gen<UsageRecord> Record = Gen.Select(
        Gen.OneOf("1", "2", "3"),
        Gen.OneOf(Samples.Flat, Samples.Dated, Samples.Unpriced),
        Gen.OneOf("", "anthropic"),
        Gen.OneOf<string?>(null, "", "a", "b"),
        Gen.OneOf<string?>(null, "", "a", "b"),
        Gen.Bool,
        Time,
        Counts,
        static (id, model, provider, session, request, sidechain, time, counts) => new UsageRecord
        {
            MessageId = id, Model = model, Provider = provider, SessionId = session, RequestId = request, IsSidechain = sidechain, TimestampMs = time, Counts = counts,
        });

    public static readonly Gen<UsageOrigin> Origin = Gen.Select(
        Gen.OneOf("ann", "bob"), Gen.OneOf("", "laptop"), Gen.OneOf("", "wig"), Gen.OneOf("", "claude-code"),
        static (user, machine, project, source) => new UsageOrigin(user, machine, project, source));

    /// <summary>Each user has messages of their own.</summary>
    public static readonly Gen<UsageBatch> Batch = Gen.Select(
        Origin, Record.List[0, 6],
        static (origin, records) => origin.Of([.. records.Select(record => record with { MessageId = origin.User + record.MessageId })]));
}
