using WigToken.Parsing;

namespace WigToken.AspNetCore.Tests.Samples;

/// <summary>Four messages whose sums were worked out by hand.</summary>
internal static class Ledger
{
    /// <summary>2026-05-01T10:00:00Z, a Friday.</summary>
    public const long Ten = 1_777_629_600_000;

    /// <summary>An hour later, when the tests ask.</summary>
    public const long Now = Ten + Hour;

    public const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    public const string Sonnet = "claude-sonnet-4-5", Opus = "claude-opus-4-1", Haiku = "claude-haiku-4-5", Unpriced = "nobody-lists-this";

    public static readonly UsageOrigin Alice = new("alice", "laptop", "-home-alice-app", "claude-code");

    public static readonly UsageOrigin Bob = new("bob", "desktop", "", "claude-code");

    public static readonly UsageBatch[] All =
    [
        Alice.Of(
            Message("m1", Sonnet, Ten, new TokenCounts(1000, 30_000, 2_000, 2460, 2000)),
            Message("m2", Opus, Ten + Minute, new TokenCounts(7, 1, 0, 3, 11))),
        Bob.Of(
            Message("m3", Haiku, Ten + 20 * Minute, new TokenCounts(10, 0, 0, 0, 20)),
            Message("m4", Unpriced, Ten + 21 * Minute, new TokenCounts(100, 0, 0, 0, 50))),
    ];

    public static UsageRecord Message(string id, string model, long at, TokenCounts counts) =>
        new() { MessageId = id, Model = model, TimestampMs = at, Counts = counts };

    public static UsageRecord Message(string id, string model = Sonnet, long at = Ten, long output = 10) =>
        Message(id, model, at, new TokenCounts(1, 0, 0, 0, output));

    public static UsageBatch Of(this UsageOrigin origin, params UsageRecord[] records) => new(origin, records);
}
