using System.Diagnostics;

namespace WigToken.Agent.Tests.Tailing;

public sealed class TranscriptTailerReplacedTests : TailTest
{
    // Over 1,024 bytes: as much as other tools look at to recognise a file.
    private static readonly string Head = Lines.Of("h1", "h2", "h3", "h4");

    [Theory]
    [InlineData("n1")]
    [InlineData("n1", "n2")]
    [InlineData("n1", "n2", "n3")]
    public async Task Truncated_WrittenAnew_CountsOldAndNew(params string[] ids)
    {
        Append(Lines.Of("m1", "m2"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        using (var file = new FileStream(Transcript, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(0);
        await tail.RoundAsync();

        Append(Lines.Of(ids));
        Later(Transcript);
        await tail.RoundAsync();
        Assert.Equal(["m1", "m2", .. ids], Sink.Ids);
    }

    [Theory]
    [InlineData("n1")]
    [InlineData("n1", "n2")]
    [InlineData("n1", "n2", "n3")]
    public async Task CopiedAndTruncated_BeginsLikeTheOldOne_IsReadAnew(params string[] ids)
    {
        Assert.InRange(Head.Length, 1_025, 4_000);
        Append(Head + Lines.Of("m1", "m2"));
        await (await StartAsync()).RoundAsync();
        await File.WriteAllTextAsync(Transcript, Head + Lines.Of(ids), Cancel);
        Later(Transcript);
        await (await StartAsync()).RoundAsync();
        Assert.Equal(["h1", "h2", "h3", "h4", "m1", "m2", .. ids], Sink.Ids);
    }

    [Fact]
    public async Task Replaced_ByRename_IsReadAnew()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        await File.WriteAllTextAsync(Folder.File("new"), Lines.Of("n1", "n2", "n3"), Cancel);
        File.Move(Folder.File("new"), Transcript, overwrite: true);
        Assert.Equal(["s.jsonl"], await tail.RoundAsync());
        Assert.Equal(["m1", "n1", "n2", "n3"], Sink.Ids);
    }

    [Fact]
    public async Task Renamed_CountsOnce()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        File.Move(Transcript, Folder.File("t.jsonl"));
        Assert.Equal(["t.jsonl"], await tail.RoundAsync());
        Assert.Single(Sink.Copies);
        Assert.Equal(1, tail.MessagesFound);
    }

    [Fact]
    public async Task Deleted_KeepsWhatWasCounted_AndAnotherOfItsNameIsReadFromItsStart()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        File.Delete(Transcript);
        Assert.Empty(await tail.RoundAsync());
        await tail.ForgetAsync(Transcript);
        Assert.Empty(Sink.States);
        Assert.Equal(["m1"], Sink.Ids);

        Append(Lines.Of("m1", "m2"));
        await tail.RoundAsync();
        Assert.Equal(["m1", "m2"], Sink.Ids);
    }

    [Fact]
    public async Task DeletedAndMadeAgainBetweenTwoReads_IsReadFromItsStart()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        File.Delete(Transcript);
        Append(Lines.Of("n1"));
        Later(Transcript);
        await tail.RoundAsync();
        Assert.Equal(["m1", "n1"], Sink.Ids);
    }

    /// <summary>The content is another one, so that reading even a byte of it would show.</summary>
    [Fact]
    public async Task SameSizeAndTime_IsNotOpened()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        var (time, bytes) = (File.GetLastWriteTimeUtc(Transcript), tail.BytesRead);
        await File.WriteAllTextAsync(Transcript, Lines.Of("n1"), Cancel);
        File.SetLastWriteTimeUtc(Transcript, time);
        Assert.Empty(await tail.RoundAsync());
        Assert.Empty((await StartAsync()).Changed());
        Assert.Equal(bytes, tail.BytesRead);

        Later(Transcript);
        await tail.RoundAsync();
        Assert.Equal(["m1", "n1"], Sink.Ids);
    }

    /// <summary>Opening a pipe waits for a writer; a known transcript that became one stopped all reading for good.</summary>
    [Fact]
    public async Task ReplacedByAPipe_IsNotOpened()
    {
        Append(Lines.Of("m1"));
        var tail = await StartAsync();
        await tail.RoundAsync();
        File.Delete(Transcript);
        using (var make = Process.Start("mkfifo", [Transcript]))
            await make.WaitForExitAsync(Cancel);
        Assert.True(File.Exists(Transcript));
        Assert.Empty(tail.Changed());
        Assert.Empty((await StartAsync()).Changed());
    }

    /// <summary>A file system may not tell apart two states within a millisecond; these tests are about others.</summary>
    private static void Later(string path) => File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(2));
}
