using WigToken.Oracle;
using WigToken.Parsing;

namespace WigToken.Agent.Tests.Tailing;

public sealed class TranscriptTailerTests : TailTest
{
    public static TheoryData<string> NastyFiles => [.. NastyLines.All.Select(static nasty => nasty.Name)];

    [Fact]
    public async Task Append_OnlyWhatWasAppendedIsRead()
    {
        Append(Lines.Of("m1", "m2"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        var before = tail.BytesRead;

        Append(Lines.Of("m3"));
        Assert.Equal(["s.jsonl"], await tail.RoundAsync());
        Assert.Equal(Lines.Of("m3").Length, tail.BytesRead - before);
        Assert.Equal(["m1", "m2", "m3"], Sink.Ids);
        Assert.Equal(3, tail.MessagesFound);
        Assert.Empty(await tail.RoundAsync());
    }

    [Fact]
    public async Task PartialLine_CountsWhenItsEndIsWritten()
    {
        var line = Lines.Usage("m2");
        Append(Lines.Of("m1") + line[..100]);
        var tail = await StartAsync();
        await tail.RoundAsync();
        Assert.Equal(["m1"], Sink.Ids);
        Assert.Equal(Lines.Of("m1").Length, Sink.States[Transcript].Position.Offset);

        Append(line[100..] + "\n");
        await tail.RoundAsync();
        Assert.Equal(["m1", "m2"], Sink.Ids);
        Assert.All(tail.Skips.All, static skip => Assert.Equal(0, skip.Count));
    }

    [Fact]
    public async Task LastLineWithoutLineFeed_CountsAtOnceAndOnlyOnce()
    {
        Append(Lines.Usage("m1"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        Assert.Equal(["m1"], Sink.Ids);
        Assert.Equal(0, Sink.States[Transcript].Position.Offset);
        Assert.Empty(await tail.RoundAsync());

        Append("\n" + Lines.Of("m2"));
        await tail.RoundAsync();
        Assert.Equal(["m1", "m2"], Sink.Ids);
        Assert.Equal(2, Sink.Copies.Count);
        Assert.Equal(2, tail.MessagesFound);
    }

    [Theory]
    [MemberData(nameof(NastyFiles))]
    public async Task NastyFile_WrittenInPieces_CountsWhatWasThereAtEachRead(string name)
    {
        var bytes = NastyLines.All.Single(nasty => nasty.Name == name).Bytes;
        var expected = new HashSet<OracleCopy>();
        int[] ends = [bytes.Length / 3, bytes.Length * 2 / 3, bytes.Length];
        foreach (var end in ends)
        {
            await File.WriteAllBytesAsync(Transcript, bytes[..end], Cancel);
            File.SetLastWriteTimeUtc(Transcript, DateTime.UnixEpoch.AddMilliseconds(NastyLine.FallbackTimestampMs));
            expected.UnionWith(OracleLines.Read(bytes[..end], NastyLine.FallbackTimestampMs).Select(static copy => copy with { LineOffset = 0 }));
            await (await StartAsync()).RoundAsync();
            Assert.Equivalent(expected, Sink.Copies.Select(static copy => TestSink.Plain(copy.Record)).ToHashSet(), strict: true);
        }
    }

    [Fact]
    public async Task Restart_OnlyWhatWasAppendedIsRead()
    {
        Append(Lines.Of("m1", "m2"));
        await (await StartAsync()).RoundAsync();
        Append(Lines.Of("m3"));

        var tail = await StartAsync();
        await tail.RoundAsync();
        Assert.Equal(Lines.Of("m3").Length, tail.BytesRead);
        Assert.Equal(["m1", "m2", "m3"], Sink.Ids);
        Assert.Empty((await StartAsync()).Changed());
    }

    [Fact]
    public async Task Restart_LineWithoutTimestamp_TakesThatOfTheLineBeforeTheRestart()
    {
        Append(Lines.Of("m1"));
        await (await StartAsync()).RoundAsync();
        Append(Lines.Usage("m2", timestamp: "never") + "\n");
        await (await StartAsync()).RoundAsync();
        Assert.Equal(2, Sink.Rows.Count);
        Assert.Single(Sink.Rows.Select(static row => row.BestTimestampMs).Distinct());
    }

    [Fact]
    public async Task SkippedLine_IsCountedByReason()
    {
        Append("""{"type":"assistant","message":{"id":"m1","usage":null}}""" + "\n" + Lines.Usage("m2")[..150] + "\n" + Lines.Of("m3"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        Assert.Equal(["m3"], Sink.Ids);
        Assert.Equal([(SkipReason.NoUsage, 1L)], tail.Skips.All.Where(static skip => skip.Count > 0));
    }

    [Fact]
    public async Task SinkFails_NothingIsLostAndTheFailedBatchComesFirst()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        Sink.FailBefore(2);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Assert.ThrowsAsync<WigToken.Agent.Tailing.SinkException>(tail.RoundAsync);
            Assert.Empty(Sink.Copies);
            Assert.Empty(Sink.States);
            Append(Lines.Of($"later{attempt}"));
        }

        await tail.RoundAsync();
        Assert.Equal(["later0", "later1", "m1"], Sink.Ids);
        Assert.Empty(await tail.RoundAsync());
    }

    [Fact]
    public async Task SinkTakesABatchButItsAnswerIsLost_CountsOnce()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        Sink.After = static _ => throw new IOException("The connection was reset.");
        await Assert.ThrowsAsync<WigToken.Agent.Tailing.SinkException>(tail.RoundAsync);
        Sink.After = null;
        Append(Lines.Of("m2"));
        await tail.RoundAsync();
        Assert.Equal(["m1", "m2"], Sink.Ids);
        Assert.Equal(2, Sink.Copies.Count);
    }
}
