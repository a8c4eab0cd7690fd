using WigToken.Generate;
using WigToken.Oracle;

namespace WigToken.Parsing.Tests;

/// <summary>The reader against an independent, naive one.</summary>
public sealed class OracleTests
{
    public static TheoryData<string> NastyNames => [.. NastyLines.All.Select(static nasty => nasty.Name)];

    [Fact]
    public void Oracle_HandWrittenExpectations_Agrees() => Assert.Empty(OracleSelfCheck.Run());

    [Theory]
    [MemberData(nameof(NastyNames))]
    public void Read_NastyFile_EqualsOracle(string name)
    {
        var file = NastyLines.All.Single(nasty => nasty.Name == name).Bytes;

        var collected = Collected.From(file);

        Assert.Equal(Collected.Oracle(file), collected.Copies);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Read_InPiecesOfAnySize_EqualsReadInOne(int longest)
    {
        foreach (var nasty in NastyLines.All.Where(nasty => nasty.Bytes.Length / longest < 100_000))
        {
            var whole = Collected.From(nasty.Bytes);
            var pieces = Collected.From(nasty.Bytes, stream => new DribblingStream(stream, seed: longest, longest));
            Assert.True(whole.Copies.SequenceEqual(pieces.Copies) && whole.Skips.SequenceEqual(pieces.Skips), nasty.Name);
        }
    }

    [Fact]
    public void Read_LineOfAQuarterGigabyte_IsSkippedAndTheNextCounts()
    {
        var file = NastyLines.TooLong().Bytes;

        var collected = Collected.From(file);

        Assert.Equal(Collected.Oracle(file), collected.Copies);
        Assert.Contains(collected.Skips, static skip => skip.Reason == SkipReason.TooLong);
    }

    [Fact]
    public void Read_GeneratedTree_EqualsOracle()
    {
        using var folder = new TemporaryFolder();
        TranscriptTree.Write(folder.Path, new TranscriptTreeOptions { Seed = 7, Megabytes = 40 });
        AssertEqualOnEveryFile(folder.Path);
    }

    [Fact]
    public void Read_RealTranscripts_EqualsOracle()
    {
        var folder = Environment.GetEnvironmentVariable("WIGTOKEN_TRANSCRIPTS");
        Assert.SkipWhen(folder is null, "WIGTOKEN_TRANSCRIPTS names no folder of real transcripts.");
        AssertEqualOnEveryFile(folder!);
    }

    [Fact]
    public void Read_MutatedFiles_EqualsOracle()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_PARSER_MUTATIONS") ?? "20000", System.Globalization.CultureInfo.InvariantCulture);
        var seeds = NastyLines.All.Where(static nasty => nasty.Bytes.Length is > 0 and < 4096).Select(static nasty => nasty.Bytes).ToArray();
        for (var seed = 0; seed < count; seed++)
        {
            var file = Mutation.Of(seeds, seed);
            var expected = Collected.Oracle(file).ToList();
            var actual = Collected.From(file).Copies;
            Assert.True(expected.SequenceEqual(actual), $"Seed {seed}: {Convert.ToBase64String(file)}\nexpected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
        }
    }

    private static void AssertEqualOnEveryFile(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            var file = File.ReadAllBytes(path);
            Assert.True(Collected.Oracle(file).SequenceEqual(Collected.From(file).Copies), path);
        }
    }
}
