using System.Globalization;
using WigToken.Generate;
using WigToken.Oracle;
using WigToken.Parsing.ClaudeCode;
using WigToken.Parsing.Json.Simd;

namespace WigToken.Parsing.Tests.ClaudeCode;

/// <summary>Every way to read a transcript, at every vector width, against the slow one: same records, reasons, offsets, line counts and positions.</summary>
public sealed class WaysTests
{
    [Fact]
    public void Read_NastyFiles_AllWaysAgree()
    {
        foreach (var nasty in NastyLines.All)
            AssertAllWaysAgree(nasty.Bytes, nasty.Name);
    }

    [Fact]
    public void Read_MutatedNastyFiles_AllWaysAgree()
    {
        var seeds = NastyLines.All.Where(static nasty => nasty.Bytes.Length is > 0 and < 4096).Select(static nasty => nasty.Bytes).ToArray();
        AssertAllWaysAgreeOnMutations(seeds);
    }

    [Fact]
    public void Read_MutatedLinesOfEveryLayout_AllWaysAgree() => AssertAllWaysAgreeOnMutations(GeneratedLines());

    [Fact]
    public void Read_MutatedRealLines_AllWaysAgree()
    {
        var folder = Environment.GetEnvironmentVariable("WIGTOKEN_TRANSCRIPTS");
        Assert.SkipWhen(folder is null, "WIGTOKEN_TRANSCRIPTS names no folder of real transcripts.");
        AssertAllWaysAgreeOnMutations(LinesWithUsage(folder!));
    }

    [Fact]
    public void Read_LineAtEveryPlaceInTheBlock_AllWaysAgree()
    {
        foreach (var line in GeneratedLines().Where(static line => line.Length < 2000).Take(40))
        {
            for (var blanks = 0; blanks <= 2 * IBlock<Block512>.Length; blanks++)
                AssertAllWaysAgree([.. Enumerable.Repeat((byte)' ', blanks), .. line], $"{blanks} blanks");
        }
    }

    [Fact]
    public void Read_LineAtTheBorderOfTheBuffer_AllWaysAgree()
    {
        const int Border = 256 * 1024;
        var line = GeneratedLines().MinBy(static line => line.Length)!;
        for (var before = 0; before <= line.Length + 2; before += 19)
        {
            var text = Enumerable.Repeat((byte)'x', Border - before - "{\"text\":\"\"}\n"u8.Length);
            AssertAllWaysAgree([.. "{\"text\":\""u8, .. text, .. "\"}\n"u8, .. line, .. line], $"{before} before the border");
        }
    }

    [Fact]
    public void Read_UsageBehindTwentyMegabytesOfContent_FastAgreesWithSlow()
    {
        var line = GeneratedLines().First(static line => line.IndexOf("\"content\":["u8) > 0 && line.IndexOf("\"content\":[]"u8) < 0);
        var content = line.IndexOf("\"content\":["u8) + "\"content\":["u8.Length;
        var element = """{"type":"text","text":"one \"two\" three","n":[1,-2.5e3,true,null,{"usage":{"output_tokens":9}}]},"""u8.ToArray();
        var many = Enumerable.Repeat(element, 20_000_000 / element.Length).SelectMany(static bytes => bytes).ToArray();
        byte[] file = [.. line.AsSpan(0, content), .. many, .. line.AsSpan(content)];

        Assert.True(IsFast(file));
        AssertAgree(file, "20 MB", [ClaudeCodeFormat.Instance]);
    }

    [Fact]
    public void Read_LineCutAtEveryByte_AllWaysAgree()
    {
        foreach (var line in GeneratedLines().Where(static line => line.Length < 2000).Take(5))
        {
            for (var length = 0; length < line.Length; length++)
                AssertAllWaysAgree([.. line.AsSpan(0, length), (byte)'\n', .. line], $"cut at {length}");
        }
    }

    [Fact]
    public void Read_EveryByteAtEveryPlace_AllWaysAgree()
    {
        var line = GeneratedLines().MinBy(static line => line.Length)!;
        for (var at = 0; at < line.Length; at++)
        {
            foreach (var value in "\"\\{}[]:, \r\t\n\0-.0e9tu\u007f"u8)
            {
                var copy = line.ToArray();
                copy[at] = value;
                AssertAllWaysAgree(copy, $"{value:x2} at {at}");
            }
        }
    }

    [Fact]
    public void TryReadLine_GeneratedTree_TakesTheFastWayWhereNothingIsBroken() =>
        Assert.InRange(GeneratedLines().Count(static line => !IsFast(line)), 1, 10);

    [Fact]
    public void TryReadLine_RealTranscripts_TakesTheFastWay()
    {
        var folder = Environment.GetEnvironmentVariable("WIGTOKEN_TRANSCRIPTS");
        Assert.SkipWhen(folder is null, "WIGTOKEN_TRANSCRIPTS names no folder of real transcripts.");
        Assert.All(LinesWithUsage(folder!), static line => Assert.True(IsFast(line)));
    }

    private static bool IsFast(byte[] line) => FastLines<Block512>.TryReadLine(line.AsSpan().TrimEnd("\r\n"u8), 0, new Collected());

    private static byte[][] GeneratedLines()
    {
        using var folder = new TemporaryFolder();
        TranscriptTree.Write(folder.Path, new TranscriptTreeOptions { Seed = 11, Megabytes = 3 });
        return LinesWithUsage(folder.Path);
    }

    private static byte[][] LinesWithUsage(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(static line => line.Contains("\"usage\"", StringComparison.Ordinal))
            .Select(static line => (byte[])[.. System.Text.Encoding.UTF8.GetBytes(line), (byte)'\n']),
    ];

    private static void AssertAllWaysAgreeOnMutations(byte[][] seeds)
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_PARSER_MUTATIONS") ?? "5000", CultureInfo.InvariantCulture);
        for (var seed = 0; seed < count; seed++)
            AssertAllWaysAgree(Mutation.Of(seeds, seed), $"seed {seed}");
    }

    private static void AssertAllWaysAgree(byte[] file, string what) => AssertAgree(file, what, ClaudeCodeFormat.Ways.Skip(1));

    private static void AssertAgree(byte[] file, string what, IEnumerable<ITranscriptFormat> ways)
    {
        var slow = Collected.From(file, format: ClaudeCodeFormat.Ways[0]);
        foreach (var way in ways)
        {
            var fast = Collected.From(file, format: way);
            Assert.True(
                slow.Copies.SequenceEqual(fast.Copies) && slow.Skips.SequenceEqual(fast.Skips) && Same(slow.Result, fast.Result),
                $"{way} differs, {what}: {Convert.ToBase64String(file)}\nslow: {Text(slow)}\nfast: {Text(fast)}");
        }
    }

    private static bool Same(ReadResult a, ReadResult b) =>
        a with { Position = b.Position } == b
        && a.Position.Offset == b.Position.Offset && a.Position.TimestampMs == b.Position.TimestampMs
        && a.Position.Fingerprint.AsSpan().SequenceEqual(b.Position.Fingerprint.AsSpan());

    private static string Text(Collected collected) =>
        string.Join('\n', [.. collected.Copies, .. collected.Skips.Select(static skip => skip.ToString()), collected.Result.ToString()]);
}
