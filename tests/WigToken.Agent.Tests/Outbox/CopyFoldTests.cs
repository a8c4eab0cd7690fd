using CsCheck;
using WigToken.Agent.Outbox;
using WigToken.Parsing;

namespace WigToken.Agent.Tests.Outbox;

public sealed class CopyFoldTests
{
    // Few values, so that copies often agree in some of them.
    private static readonly Gen<UsageRecord> AnyCopy = Gen.Select(
        Gen.OneOf(Gen.Const("a"), Gen.Const("b")), Gen.Int[0, 2], Gen.Int[0, 2], Gen.Long[1, 4], Gen.Bool, Gen.OneOf(Gen.Const("s1"), Gen.Const("s2")), Gen.OneOf(Gen.Const("m1"), Gen.Const("m2")),
        static (id, input, output, ts, isSidechain, session, model) => new UsageRecord
        {
            MessageId = id, Model = model, SessionId = session, IsSidechain = isSidechain, TimestampMs = ts, Counts = new TokenCounts(input, 0, 0, 0, output),
        });

    [Fact]
    public void Fold_AnyCopies_MergeToTheSameMessages() => AnyCopy.Array[0, 12].Sample(static copies =>
    {
        var folded = CopyFold.Fold(copies).ToList();
        Assert.Equal(Merged(copies), Merged(folded));
        Assert.All(folded, copy => Assert.Contains(copy, copies));
    });

    [Fact]
    public void Fold_LinesOfOneResponse_TwoAreLeft()
    {
        UsageRecord[] lines = [.. Enumerable.Range(0, 5).Select(static i => new UsageRecord { MessageId = "a", Model = "m", TimestampMs = i, Counts = new TokenCounts(3, 0, 0, 0, i == 4 ? 310 : 1) })];

        Assert.Equal([lines[0], lines[4]], CopyFold.Fold(lines));
    }

    /// <summary>The best copy by everything that can decide, and the earliest timestamp: naively.</summary>
    private static List<(UsageRecord Best, long FirstMs)> Merged(IEnumerable<UsageRecord> copies) =>
    [
        .. copies.GroupBy(static copy => copy.MessageId).OrderBy(static message => message.Key).Select(static message => (
            message.OrderByDescending(static copy => copy.Rank).ThenBy(static copy => copy.Model, StringComparer.Ordinal).ThenBy(static copy => copy.SessionId, StringComparer.Ordinal).First(),
            message.Min(static copy => copy.TimestampMs))),
    ];
}
