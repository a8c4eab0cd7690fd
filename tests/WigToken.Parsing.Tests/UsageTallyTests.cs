using System.Text;
using CsCheck;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Parsing.Tests;

public sealed class UsageTallyTests
{
    private readonly UsageTally _tally = new();

    [Fact]
    public void Tally_Empty_HoldsNothing()
    {
        _tally.Add(new UsageTally());

        AssertEqual(new NaiveTally(), _tally);
    }

    [Fact]
    public void Usage_AnyCopiesInAnyOrderOverAnyTallies_EqualsNaive() =>
        Gen.Select(AnyCopy.Array[0, 30], Gen.Int[0, 3].Array[1, 8], Gen.Enum<SkipReason>().Array[0, 8], Gen.Int).Sample((copies, parts, skips, seed) =>
        {
            var random = new Random(seed);
            var naive = new NaiveTally();
            naive.Copies.AddRange(copies);
            naive.Skips.AddRange(skips);

            // Every copy once, a part of them again, in any order.
            Copy[] fed = [.. copies, .. copies.Where(_ => random.Next(3) == 0)];
            random.Shuffle(fed);
            UsageTally[] tallies = [new(), new(), new(), new()];
            for (var i = 0; i < fed.Length; i++)
                fed[i].Feed(tallies[parts[i % parts.Length]]);
            for (var i = 0; i < skips.Length; i++)
                tallies[parts[i % parts.Length]].Skipped(skips[i], offset: i);

            random.Shuffle(tallies);
            foreach (var other in tallies.AsSpan(1))
                tallies[0].Add(other);
            AssertEqual(naive, tallies[0]);
        }, iter: 10_000);

    [Fact]
    public void Add_TallyTwiceOrToItself_CountsItsMessagesOnce()
    {
        var other = new UsageTally();
        new Copy("m1", "a", 0, false, new TokenCounts(1, 2, 3, 4, 5)).Feed(other);

        other.Add(other);
        _tally.Add(other);
        _tally.Add(other);

        Assert.Equal([new ModelUsage("a", 1, new TokenCounts(1, 2, 3, 4, 5))], _tally.PerModel());
    }

    [Fact]
    public void PerModel_ModelOfWorseCopiesOnly_IsLeftOut()
    {
        new Copy("m1", "b", 0, false, new TokenCounts(0, 0, 0, 0, 1)).Feed(_tally);
        new Copy("m2", "c", 0, false, default).Feed(_tally);
        new Copy("m3", "a", 0, false, default).Feed(_tally);
        new Copy("m1", "a", 0, false, new TokenCounts(0, 0, 0, 0, 2)).Feed(_tally);

        Assert.Equal(["c", "a"], _tally.PerModel().Select(static usage => usage.Model));
    }

    [Fact]
    public void Usage_HundredThousandMessages_CountsEachOnce()
    {
        const int Messages = 100_000;
        var naive = new NaiveTally();
        naive.Copies.AddRange(Enumerable.Range(0, Messages).Select(static i => OfMany(i, output: i)));

        foreach (var copy in naive.Copies)
            copy.Feed(_tally);
        for (var i = Messages - 1; i >= 0; i--)
            OfMany(i, output: 0).Feed(_tally);

        AssertEqual(naive, _tally);
    }

    [Fact]
    public void Usage_IdOfAMegabyte_IsAnIdLikeAnyOther()
    {
        var naive = new NaiveTally();
        naive.Copies.AddRange(
            new[] { "a", new string('a', 1_000_000), "b", new string('a', 1_000_000) + "b", new string('a', 999_999) }
                .Select(static id => new Copy(id, "m", 0, false, default)));

        foreach (var copy in naive.Copies)
            copy.Feed(_tally);

        AssertEqual(naive, _tally);
    }

    [Fact]
    public void Usage_KnownMessages_AllocatesNothing()
    {
        var ids = Enumerable.Range(0, 1000).Select(static i => Encoding.UTF8.GetBytes($"msg_{i}")).ToArray();
        FeedAll(output: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        // The same copies, better ones, worse ones.
        FeedAll(output: 1);
        FeedAll(output: 3);
        FeedAll(output: 2);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(3000, Assert.Single(_tally.PerModel()).Counts.Output);

        void FeedAll(int output)
        {
            foreach (var id in ids)
            {
                _tally.Usage(new UsageLine
                {
                    MessageId = id, Model = "claude-a"u8, Provider = "anthropic", TimestampMs = 0, Counts = new TokenCounts(0, 0, 0, 0, output), Offset = 0,
                });
            }
        }
    }

    [Fact]
    public void Read_FilesOfKnownMessages_AllocatesNothingPerLine()
    {
        using var folder = new TemporaryFolder();
        var lines = Enumerable.Range(0, 10_000).Select(static i => TranscriptLine(id: i % 1000, output: 1 + (i / 1000))).ToArray();
        var few = Path.Combine(folder.Path, "few.jsonl");
        var many = Path.Combine(folder.Path, "many.jsonl");
        File.WriteAllLines(few, lines[..1000]);
        File.WriteAllLines(many, lines);
        Assert.True(new FileInfo(many).Length > 10 * 256 * 1024, "The longer file is to take many fills of the buffer.");
        var reader = new TranscriptReader(ClaudeCodeFormat.Instance);
        Read(many);

        // A file costs its stream, its position and a fingerprint, some bytes more or less as the JIT gets on. A line costs nothing: the
        // smallest object is 24 bytes, and 9,000 lines more must not come to a byte each.
        Assert.InRange(LeastAllocated(many) - LeastAllocated(few), -8_999, 8_999);
        Assert.Equal(1000, _tally.Messages);
        Assert.Equal(10_000, _tally.PerModel().Sum(static usage => usage.Counts.Output));

        void Read(string path)
        {
            using var stream = File.OpenRead(path);
            Assert.Equal(0, reader.Read(stream, TranscriptPosition.Start, 0, _tally).LinesWithoutUsage);
        }

        // The buffer comes from the shared pool, which a collection that other tests cause may empty: one run may have to pay for a new one.
        long LeastAllocated(string path) => Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Read(path);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    // Few ids, models, times and figures, so that copies and ties are common. Ids and models begin alike, differ behind a whole word of
    // eight bytes or in a NUL only; of the last two models UTF-16 would put the other one first.
    private static Gen<Copy> AnyCopy { get; } = Gen.Select(
        Gen.OneOf("a", "a\0", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab", "é"),
        Gen.OneOf("a", "ab", "b", "", "\uFFFD", "\U0001F600"),
        Gen.Long[-1, 1],
        Gen.Bool,
        Gen.Select(Gen.Long[0, 1], Gen.Long[0, 1], Gen.Long[0, 1], Gen.Long[0, 1], Gen.Long[0, 1], static (a, b, c, d, e) => new TokenCounts(a, b, c, d, e)),
        static (id, model, time, isSidechain, counts) => new Copy(id, model, time, isSidechain, counts));

    private static void AssertEqual(NaiveTally naive, UsageTally tally)
    {
        Assert.Equal(naive.Messages, tally.Messages);
        Assert.Equal(naive.PerModel(), tally.PerModel().OrderBy(static usage => usage.Model, StringComparer.Ordinal));
        Assert.All(Enum.GetValues<SkipReason>(), reason => Assert.Equal(naive.Skips.Count(skip => skip == reason), tally.Skips(reason)));
    }

    private static Copy OfMany(int i, int output) => new($"msg_{i}", $"model-{i % 7}", TimeMs: i, IsSidechain: false, new TokenCounts(1, 2, 3, 4, output));

    /// <summary>A line as Claude Code writes it, with content before the usage.</summary>
    private static string TranscriptLine(int id, int output) =>
        $$$$"""
        {"parentUuid":null,"isSidechain":false,"sessionId":"s","message":{"model":"claude-{{{{id % 3}}}}","id":"msg_{{{{id}}}}","type":"message","role":"assistant","content":[{"type":"text","text":"{{{{new string('x', 200)}}}}\n"}],"usage":{"input_tokens":3,"cache_creation_input_tokens":5,"cache_read_input_tokens":7,"cache_creation":{"ephemeral_5m_input_tokens":5,"ephemeral_1h_input_tokens":0},"output_tokens":{{{{output}}}}}},"requestId":"req_{{{{id}}}}","type":"assistant","timestamp":"2026-01-01T00:00:00.000Z"}
        """;

    private sealed record Copy(string Id, string Model, long TimeMs, bool IsSidechain, TokenCounts Counts)
    {
        public void Feed(UsageTally tally) => tally.Usage(new UsageLine
        {
            MessageId = Encoding.UTF8.GetBytes(Id), Model = Encoding.UTF8.GetBytes(Model), Provider = "", TimestampMs = TimeMs, IsSidechain = IsSidechain, Counts = Counts, Offset = 0,
        });
    }

    /// <summary>The tally said as plainly as possible: keeps every copy, and groups and sorts them for every question.</summary>
    private sealed class NaiveTally
    {
        public List<Copy> Copies { get; } = [];

        public List<SkipReason> Skips { get; } = [];

        public int Messages => Copies.Select(static copy => copy.Id).Distinct(StringComparer.Ordinal).Count();

        public IEnumerable<ModelUsage> PerModel() => Copies
            .GroupBy(static copy => copy.Id, StringComparer.Ordinal)
            .Select(static copies => copies
                .OrderByDescending(static copy => new CopyRank(copy.Counts, copy.TimeMs, copy.IsSidechain))
                .ThenBy(static copy => Convert.ToHexString(Encoding.UTF8.GetBytes(copy.Model)), StringComparer.Ordinal)
                .First())
            .GroupBy(static best => best.Model, StringComparer.Ordinal)
            .Select(static bests => new ModelUsage(bests.Key, bests.Count(), bests.Aggregate(default(TokenCounts), static (sum, best) => sum + best.Counts)))
            .OrderBy(static usage => usage.Model, StringComparer.Ordinal);
    }
}
