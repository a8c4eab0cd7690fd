using System.Collections.Immutable;
using WigToken.Parsing;
using WigToken.Pricing;
using WigToken.Storage.Access;

namespace WigToken.Storage.Tests;

/// <summary>Short ways to say whose copies of which messages arrive, and what they cost.</summary>
internal static class Samples
{
    /// <summary>2026-01-31T12:00:00Z, the start of a rollup, in the last day of the first price of <see cref="Dated"/>.</summary>
    public const long Noon = 1_769_860_800_000;

    /// <summary>The first millisecond of the second price of <see cref="Dated"/>.</summary>
    public const long NewPrice = Noon + 12 * 60 * 60 * 1000;

    /// <summary>A model at 1,000 nano-dollars for a token of input and 2,000 for one of output.</summary>
    public const string Flat = "flat";

    /// <summary>A model at 1,000 nano-dollars a token, and ten times that from <see cref="NewPrice"/> on.</summary>
    public const string Dated = "dated";

    /// <summary>A model at a dollar a token.</summary>
    public const string Gold = "gold";

    /// <summary>A model that no book lists.</summary>
    public const string Unpriced = "nobody-lists-this";

    public static readonly PriceBook Prices = PriceBook.Default.WithOverrides(PriceBookFile.Parse("""
        {"prices": [
          {"model": "flat", "input": 1, "output": 2},
          {"model": "dated", "input": 1, "output": 1, "effectiveTo": "2026-01-31"},
          {"model": "dated", "input": 10, "output": 10, "effectiveFrom": "2026-02-01"},
          {"model": "gold", "input": 1000000, "output": 1000000}]}
        """u8));

    public static readonly UsageOrigin Ann = new("ann", "laptop", "wig", "claude-code");

    public static UsageRecord Copy(string id, long output = 10, long at = Noon, string model = Flat) =>
        new() { MessageId = id, Model = model, TimestampMs = at, Counts = new TokenCounts(1, 0, 0, 0, output) };

    public static UsageRecord[] Copies(int count, string prefix = "m", string model = Flat) =>
        [.. Enumerable.Range(0, count).Select(i => Copy($"{prefix}{i}", at: Noon + i, model: model))];

    public static UsageBatch Of(this UsageOrigin origin, params UsageRecord[] records) => new(origin, records);

    public static UsageBatch ReadTo(this UsageBatch batch, string path, long offset) => batch with
    {
        Transcript = new TranscriptState(path, offset + 7, Noon, new TranscriptPosition(offset, [.. Fingerprint(offset)], Noon - 1)),
    };

    public static AuditEntry Entry(string action, long at = Noon) => new() { TimeMs = at, Action = action };

    public static NewToken NewToken(TokenScope scope, string user = "ann", long? expires = null) =>
        new(user, scope, "", scope == TokenScope.Embed ? EmbedExposures.Default : EmbedExposures.None, expires);

    public static Series SeriesOf(UsageOrigin origin, string model = Flat, string provider = "") =>
        new(origin.User, origin.Machine, origin.Project, origin.Source, provider, model);

    private static ImmutableArray<byte> Fingerprint(long offset) => [0, 255, .. BitConverter.GetBytes(offset)];
}
