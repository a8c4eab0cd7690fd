using System.Text;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Parsing.Tests;

public sealed class TranscriptReaderTests
{
    private readonly TranscriptReader _reader = new(ClaudeCodeFormat.Instance);
    private readonly Collected _collected = new();

    [Fact]
    public void Read_FromPosition_ReadsOnlyWhatFollows()
    {
        var first = Read(Line("m1"), TranscriptPosition.Start);
        var second = Read(Line("m1") + Line("m2"), first.Position);

        Assert.Equal(Line("m2").Length, second.Bytes);
        Assert.False(second.IsRestarted);
        Assert.Equal(["m1", "m2"], Ids());
    }

    [Fact]
    public void Read_LastLineWithoutLineFeed_CountsAndStaysUnread()
    {
        var result = Read(Line("m1") + Line("m2").TrimEnd('\n'), TranscriptPosition.Start);

        Assert.Equal(["m1", "m2"], Ids());
        Assert.Equal(Line("m1").Length, result.Position.Offset);
    }

    [Fact]
    public void Read_LastLineCut_IsNeitherCountedNorReported()
    {
        var result = Read(Line("m1") + Line("m2")[..80], TranscriptPosition.Start);

        Assert.Equal(["m1"], Ids());
        Assert.Empty(_collected.Skips);
        Assert.Equal(Line("m1").Length, result.Position.Offset);
    }

    [Fact]
    public void Read_CutLineGrowsByteByByte_CountsOnceComplete()
    {
        var file = Line("m1") + Line("m2");
        var position = TranscriptPosition.Start;
        for (var length = 0; length <= file.Length; length++)
            position = Read(file[..length], position).Position;

        Assert.Equal(file.Length, position.Offset);
        // Each line is seen as soon as it is complete, and once more with its line feed.
        Assert.Equal(["m1", "m1", "m2", "m2"], Ids());
        Assert.Empty(_collected.Skips);
    }

    [Theory]
    [InlineData("shorter")]
    [InlineData("equally long")]
    [InlineData("longer")]
    public void Read_FileRewritten_StartsAnew(string how)
    {
        var before = Line("m1") + Line("m2");
        var after = how switch
        {
            "shorter" => Line("n1"),
            "equally long" => Line("n1") + Line("n2"),
            _ => Line("n1") + Line("n2") + Line("n3"),
        };
        var first = Read(before, TranscriptPosition.Start);
        _collected.Copies.Clear();

        var second = Read(after, first.Position);

        Assert.True(second.IsRestarted);
        Assert.Equal(after.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, Ids().Count());
    }

    [Fact]
    public void Read_FileRewrittenBehindAnEqualBeginning_StartsAnew()
    {
        var beginning = string.Concat(Enumerable.Range(0, 20).Select(static i => Line($"same{i}")));
        Assert.True(beginning.Length > 1024);
        var first = Read(beginning + Line("m1"), TranscriptPosition.Start);

        var second = Read(beginning + Line("n1") + Line("n2"), first.Position);

        Assert.True(second.IsRestarted);
        Assert.Contains("n1", Ids());
    }

    [Fact]
    public void Read_InSlices_EndsAtLinesAndLosesNothing()
    {
        var file = string.Concat(Enumerable.Range(0, 5000).Select(static i => Line($"m{i}")));
        var position = TranscriptPosition.Start;
        ReadResult result;
        var slices = 0;
        do
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
            result = _reader.Read(stream, position, 0, _collected, maxBytes: 300_000);
            Assert.True(result.Position.Offset == 0 || file[(int)result.Position.Offset - 1] == '\n');
            position = result.Position;
            slices++;
        }
        while (!result.IsEndOfFile);

        Assert.True(slices > 1);
        Assert.Equal(Enumerable.Range(0, 5000).Select(static i => $"m{i}"), Ids());
    }

    [Fact]
    public void Read_ResumedAtEveryLine_GivesTheSameTimestamps()
    {
        var lines = new[]
        {
            """{"type":"user","timestamp":"2026-01-01T00:00:00Z"}""", Line("m1", timestamp: false).TrimEnd(), """{"type":"summary"}""",
            Line("m2", timestamp: false).TrimEnd(), Line("m3").TrimEnd(), Line("m4", timestamp: false).TrimEnd(),
        };
        var file = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        var whole = Collected.From(file);

        var position = TranscriptPosition.Start;
        for (var length = 1; length <= file.Length; length++)
        {
            if (file[length - 1] != '\n')
                continue;
            using var stream = new MemoryStream(file[..length]);
            position = _reader.Read(stream, position, 0, _collected).Position;
        }

        Assert.Equal(whole.Copies, _collected.Copies);
    }

    [Fact]
    public void Read_AfterALongLine_GivesItsMemoryBack()
    {
        Read(new string(' ', 40_000_000) + "\n" + Line("m1"), TranscriptPosition.Start);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Read(Line("m2"), TranscriptPosition.Start);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 1_000_000);
        Assert.Equal(["m1", "m2"], Ids());
    }

    [Theory]
    [InlineData("""{"type":"user","toolUseResult":{"usage":{"output_tokens":5}}}""", SkipReason.NotAssistant)]
    [InlineData("""{"type":"assistant","message":{"id":"m1","usage":null}}""", SkipReason.NoUsage)]
    [InlineData("""{"type":"assistant","message":{"usage":{}}}""", SkipReason.NoMessageId)]
    [InlineData("""{"type":"assistant","message":{"id":"","usage":{}}}""", SkipReason.NoMessageId)]
    [InlineData("""{"type":"assistant","message":{"id":"m1","usage":{"output_tokens":-5}}}""", SkipReason.Malformed)]
    [InlineData("""{"type":"assistant","message":{"id":"m1","usage":{"output_tokens":"5"}}}""", SkipReason.Malformed)]
    [InlineData("""{"type":"assistant","message":{"id":"m1","usage":{]}}""", SkipReason.Malformed)]
    [InlineData("""{"type":"assistant","message":{"id":"m1","usage":{"output_to""", SkipReason.Cut)]
    [InlineData("""{"type":"assistant","message":{"id":"m1","model":"<synthetic>","usage":{}}}""", SkipReason.Synthetic)]
    [InlineData("""{"type":"assistant","isApiErrorMessage":true,"message":{"id":"m1","usage":{}}}""", SkipReason.ApiError)]
    public void Read_LineThatDoesNotCount_SaysWhy(string line, SkipReason reason)
    {
        Read("{}\n" + line + "\n", TranscriptPosition.Start);

        Assert.Empty(_collected.Copies);
        Assert.Equal([(reason, 3L)], _collected.Skips);
    }

    private static string Line(string id, bool timestamp = true) =>
        "{\"type\":\"assistant\"," + (timestamp ? "\"timestamp\":\"2026-02-03T04:05:06.789Z\"," : "")
        + "\"message\":{\"id\":\"" + id + "\",\"model\":\"claude-opus-5\",\"usage\":{\"output_tokens\":7}}}\n";

    private ReadResult Read(string file, TranscriptPosition from)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return _reader.Read(stream, from, 0, _collected);
    }

    private IEnumerable<string> Ids() => _collected.Copies.Select(static copy => copy.Split(' ')[1]["id=".Length..]);
}
