using WigToken.Agent.Tailing;

namespace WigToken.Agent.Tests.Tailing;

public sealed class TranscriptTailerSlicesTests : TailTest
{
    private const long MB = 1024 * 1024;

    [Fact]
    public async Task FileOverOneSlice_IsCommittedInSlices()
    {
        var ids = Write(40 * MB);
        var tail = await StartAsync();
        await tail.RoundAsync();
        var offsets = Sink.Offered.Select(static batch => batch.Transcript!.Position.Offset).ToList();
        Assert.Equal(10, offsets.Count);
        Assert.Equal(offsets.Order(), offsets);
        Assert.All(offsets.Zip([0, .. offsets]), static slice => Assert.InRange(slice.First - slice.Second, 1, 5 * MB));
        Assert.Equal(new FileInfo(Transcript).Length, offsets[^1]);
        Assert.Equal(ids, Sink.Ids.ToHashSet(StringComparer.Ordinal));
        Assert.Empty(await tail.RoundAsync());
    }

    [Fact]
    public async Task RestartInTheMiddle_ReadsOnlyTheRest()
    {
        var ids = Write(40 * MB);
        Sink.Before = batch =>
        {
            if (Sink.Offered.Count > 1)
                throw new IOException("The disk is full.");
        };
        await Assert.ThrowsAsync<SinkException>((await StartAsync()).RoundAsync);
        var done = Assert.Single(Sink.States.Values).Position.Offset;
        Assert.InRange(done, 4 * MB, 5 * MB);
        var offered = Assert.Single(Sink.Offered.Skip(1));

        Sink.Before = null;
        var tail = await StartAsync();
        Assert.Single(tail.Changed());
        await tail.RoundAsync();
        Assert.Equal(offered.Transcript!.Position.Offset, Sink.Offered[2].Transcript!.Position.Offset);
        Assert.InRange(tail.BytesRead, new FileInfo(Transcript).Length - done, new FileInfo(Transcript).Length - done + MB);
        Assert.Equal(ids, Sink.Ids.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A line longer than a slice made the reader give up before its end, over and over.</summary>
    [Fact]
    public async Task LineOf20MB_Counts()
    {
        await File.WriteAllTextAsync(
            Transcript, Lines.Of("m1") + Lines.Usage("m2", text: new string('x', 20_000_000)) + "\n" + Lines.Of("m3"), Cancel);
        var tail = await StartAsync();
        await Task.Run(tail.RoundAsync, Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        Assert.Equal(["m1", "m2", "m3"], Sink.Ids);
        Assert.Equal(new FileInfo(Transcript).Length, Sink.States[Transcript].Position.Offset);
        Assert.InRange(tail.BytesRead, 20_000_000, 40_000_000);
    }

    [Fact]
    public async Task GrowsBetweenTwoSlices_IsReadToItsNewEnd()
    {
        Write(2 * MB);
        BetweenSlices(() => Append(Lines.Of("m1")));
        var tail = await StartAsync(sliceBytes: MB);
        await tail.RoundAsync();
        Assert.Contains("m1", Sink.Ids);
        await tail.RoundAsync();
        Assert.Empty(await tail.RoundAsync());
        Assert.Equal(new FileInfo(Transcript).Length, Sink.States[Transcript].Position.Offset);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task WrittenAnewBetweenTwoSlices_CountsBoth(int megabytes)
    {
        const int Half = 15;
        Write(2 * Half * MB);
        string[] anew = [.. Lines.Many("n", megabytes * MB)];
        BetweenSlices(() => File.WriteAllLines(Transcript, anew));
        var tail = await StartAsync(sliceBytes: Half * MB);
        await tail.RoundAsync();
        await tail.RoundAsync();
        Assert.Equal(anew.Length, Sink.Ids.Count(static id => id.StartsWith('n')));
        Assert.Contains("m0", Sink.Ids);
        Assert.Empty(await tail.RoundAsync());
    }

    [Fact]
    public async Task DeletedBetweenTwoSlices_IsReadToItsEnd()
    {
        var ids = Write(3 * MB);
        BetweenSlices(() => File.Delete(Transcript));
        var tail = await StartAsync(sliceBytes: MB);
        await tail.RoundAsync();
        Assert.Equal(ids, Sink.Ids.ToHashSet(StringComparer.Ordinal));
        Assert.Empty(await tail.RoundAsync());
    }

    [Fact]
    public async Task DeletedAfterTheWalk_IsAnIOException()
    {
        Write(MB);
        var tail = await StartAsync();
        var found = Assert.Single(tail.Changed());
        File.Delete(Transcript);
        await Assert.ThrowsAsync<FileNotFoundException>(() => tail.ReadAsync(found));
        Assert.Empty(Sink.Offered);
    }

    [Fact]
    public async Task PermissionLostBetweenTwoSlices_IsReadToItsEndAndFailsTheNextTime()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, Closed.RootMayAnyway);
        var ids = Write(3 * MB);
        BetweenSlices(() => File.SetUnixFileMode(Transcript, UnixFileMode.None));
        var tail = await StartAsync(sliceBytes: MB);
        await tail.RoundAsync();
        Assert.Equal(ids, Sink.Ids.ToHashSet(StringComparer.Ordinal));
        File.SetLastWriteTimeUtc(Transcript, DateTime.UtcNow.AddSeconds(2));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(tail.RoundAsync);
    }

    private HashSet<string> Write(long bytes)
    {
        string[] lines = [.. Lines.Many("m", bytes)];
        File.WriteAllLines(Transcript, lines);
        return [.. Enumerable.Range(0, lines.Length).Select(static i => $"m{i}")];
    }

    private void BetweenSlices(Action act) => Sink.After = _ =>
    {
        Sink.After = null;
        act();
    };
}
