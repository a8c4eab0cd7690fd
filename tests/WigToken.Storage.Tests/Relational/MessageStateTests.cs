using CsCheck;
using WigToken.Parsing;
using WigToken.Storage.Relational;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Relational;

public sealed class MessageStateTests
{
    // Of one message of one user. A state may have merged an earlier copy already.
    private static readonly Gen<MessageState> State = Gen.Select(AnyUsage.Origin, AnyUsage.Record, Gen.Long[0, 2], static (origin, record, earlier) =>
        new MessageState(origin with { User = "ann" }, record with { MessageId = "m" }, record.TimestampMs - earlier));

    [Fact]
    public void Merge_TwoStates_IsCommutative() => Gen.Select(State, State).Sample(static (a, b) => Assert.Equal(a.Merge(b), b.Merge(a)), iter: 100_000);

    // Two arbitrary states seldom agree in what decides first; these do.
    [Fact]
    public void Merge_StatesWithEqualFigures_IsCommutative() => Gen.Select(State, State).Sample(
        static (a, b) =>
        {
            b = b with { Best = b.Best with { Counts = a.Best.Counts, TimestampMs = a.Best.TimestampMs, IsSidechain = a.Best.IsSidechain, Model = a.Best.Model } };
            Assert.Equal(a.Merge(b), b.Merge(a));
        },
        iter: 100_000);

    [Fact]
    public void Merge_ThreeStates_IsAssociative() => Gen.Select(State, State, State).Sample(
        static (a, b, c) => Assert.Equal(a.Merge(b).Merge(c), a.Merge(b.Merge(c))), iter: 100_000);

    [Fact]
    public void Merge_AgainWithEither_ChangesNothing() => Gen.Select(State, State).Sample(
        static (a, b) =>
        {
            var merged = a.Merge(b);
            Assert.Equal(a, a.Merge(a));
            Assert.Equal(merged, merged.Merge(a));
            Assert.Equal(merged, b.Merge(merged));
        },
        iter: 100_000);

    [Fact]
    public void Merge_StateOfAnotherUser_ChangesNothing() => Gen.Select(State, State).Sample(
        static (a, b) => Assert.Same(a, a.Merge(b with { Origin = b.Origin with { User = "bob" } })));

    [Fact]
    public void Merge_MoreOutput_BeatsMoreTokens() => AssertBetter(
        Copy("m") with { Counts = new TokenCounts(0, 0, 0, 0, 2) }, Copy("m") with { Counts = new TokenCounts(100, 0, 0, 0, 1) });

    [Fact]
    public void Merge_MoreTokens_BeatLaterTime() => AssertBetter(
        Copy("m") with { Counts = new TokenCounts(0, 0, 0, 2, 1) }, Copy("m", at: Noon + 1) with { Counts = new TokenCounts(1, 0, 0, 0, 1) });

    [Fact]
    public void Merge_LaterTime_BeatsMainSession() => AssertBetter(Copy("m", at: Noon + 1) with { IsSidechain = true }, Copy("m"));

    [Fact]
    public void Merge_MainSession_BeatsSideQuestion() => AssertBetter(Copy("m"), Copy("m") with { IsSidechain = true });

    private static void AssertBetter(UsageRecord better, UsageRecord worse)
    {
        Assert.Equal(better, new MessageState(Ann, better).Merge(new MessageState(Ann, worse)).Best);
        Assert.Equal(better, new MessageState(Ann, worse).Merge(new MessageState(Ann, better)).Best);
    }
}
