using WigToken.Agent.Tailing;
using WigToken.Generate;
using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing;

public sealed class ImportTests : IDisposable
{
    private readonly TempFolder _root = new();
    private readonly TestSink _sink = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(TreeLayout.Solo)]
    [InlineData(TreeLayout.Team)]
    [InlineData(TreeLayout.TeamMachines)]
    [InlineData(TreeLayout.TeamFlat)]
    public async Task Import_GeneratedTree_EqualsTheOracle(TreeLayout layout)
    {
        var report = Generate.TranscriptTree.Write(_root.Path, new TranscriptTreeOptions { Megabytes = 8, Layout = layout });
        var options = RunningFollower.Notified(_root.Path);
        options.Layout = null;
        await using var follower = await RunningFollower.StartAsync(options, _sink);
        await follower.ImportedAsync();

        var expected = OracleLedger.ReadTree(_root.Path, path => Labels(path, layout), static path => new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds());
        Assert.True(expected.Count > 100);
        Assert.Equal(expected.Values.OrderBy(static row => row.Id, StringComparer.Ordinal), _sink.Rows);
        var import = follower.Status.Import.Status;
        Assert.Equal((report.Files, report.Files, report.Bytes), (import.Files, import.FilesDone, import.Bytes));
        Assert.Equal(expected.Count, import.Messages);
    }

    [Fact]
    public async Task Import_Progress_TellsFilesBytesMessagesAndState()
    {
        for (var i = 0; i < 3; i++)
            await File.WriteAllTextAsync(_root.File("-app", $"{i}.jsonl"), Lines.Of($"m{i}"), TestContext.Current.CancellationToken);
        var bytes = 3 * Lines.Of("m0").Length;
        using var allowed = new SemaphoreSlim(0);
        _sink.Before = _ => allowed.Wait(TimeSpan.FromSeconds(20));
        var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink);
        try
        {
            await Until.HoldsAsync(() => follower.Status.Import.Status.State == ImportState.Running, "the import begins");
            Assert.Equal((3, 0, bytes, 0, 0), Figures(follower));
            Assert.Null(follower.Status.Import.Status.Remaining);

            allowed.Release();
            await Until.HoldsAsync(() => follower.Status.Import.Status.FilesDone == 1, "a file is done");
            Assert.Equal((3, 1, bytes, bytes / 3, 1), Figures(follower));
            Assert.True(follower.Status.Import.Status.Remaining > TimeSpan.Zero);

            allowed.Release(100);
            await follower.ImportedAsync();
            Assert.Equal((3, 3, bytes, bytes, 3), Figures(follower));
            Assert.Null(follower.Status.Import.Status.Remaining);
            Assert.Equal("Found 3 transcripts in " + _root.Path + "; 3 have something new.", Assert.Single(follower.Log.Of(30)));
            Assert.StartsWith("Imported 3 files,", Assert.Single(follower.Log.Of(41)), StringComparison.Ordinal);

            // What is read later is no part of the import: its figures went on growing past their own totals.
            await File.AppendAllTextAsync(_root.File("-app", "0.jsonl"), Lines.Of("later"), TestContext.Current.CancellationToken);
            await Until.HoldsAsync(() => _sink.Ids.Contains("later"), "the appended line is counted");
            await follower.DisposeAsync();
            Assert.Equal((3, 3, bytes, bytes, 3), Figures(follower));
        }
        finally
        {
            allowed.Release(100);
            await follower.DisposeAsync();
        }
    }

    [Fact]
    public async Task Import_TenThousandFiles_AreAllRead()
    {
        for (var i = 0; i < 10_000; i++)
            await File.WriteAllTextAsync(_root.File($"-app{i % 100}", $"{i}.jsonl"), Lines.Of($"m{i}"), TestContext.Current.CancellationToken);
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink);
        await follower.ImportedAsync();
        Assert.Equal(10_000, _sink.Rows.Count);
        Assert.Equal(10_000, follower.Status.Import.Status.FilesDone);
    }

    [Fact]
    public async Task Import_NewestFirst()
    {
        for (var i = 0; i < 40; i++)
        {
            var path = _root.File("-app", $"{i}.jsonl");
            await File.WriteAllTextAsync(path, Lines.Of($"m{i}"), TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddDays(20_000 + i));
        }

        await using var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink);
        await follower.ImportedAsync();

        // Several are read at once, so the order is not exact.
        var order = _sink.Offered.Select(static batch => batch.Transcript!.Path).ToList();
        Assert.InRange(order.IndexOf(_root.File("-app", "39.jsonl")), 0, 15);
        Assert.InRange(order.IndexOf(_root.File("-app", "0.jsonl")), 24, 39);
    }

    [Fact]
    public async Task Import_StoppedHalfway_GoesOnWhereItWas()
    {
        string[] lines = [.. Lines.Many("m", 50_000_000)];
        await File.WriteAllLinesAsync(_root.File("-app", "s.jsonl"), lines, TestContext.Current.CancellationToken);
        using var reached = new SemaphoreSlim(0);
        using var stopping = new SemaphoreSlim(0);
        _sink.After = _ =>
        {
            _sink.After = null;
            reached.Release();
            stopping.Wait(TimeSpan.FromSeconds(20));
        };
        var first = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink);
        Assert.True(await reached.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        var stopped = first.DisposeAsync().AsTask();
        stopping.Release();
        await stopped;
        var taken = Assert.Single(_sink.Offered).Records.Count;

        await using var second = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink);
        await second.ImportedAsync();
        Assert.Equal(lines.Length, _sink.Offered.Sum(static batch => batch.Records.Count));
        Assert.Equal(lines.Length - taken, second.Status.Import.Status.Messages);
        Assert.Equal(lines.Length, _sink.Rows.Count);
    }

    private static (string User, string Machine, string? Project) Labels(string path, TreeLayout layout)
    {
        var parts = path.Split('/');
        return layout switch
        {
            TreeLayout.Solo => ("ann", "laptop", parts[0]),
            TreeLayout.Team => (parts[0], "laptop", parts[2]),
            TreeLayout.TeamMachines => (parts[0], parts[1], parts[3]),
            _ => (parts[0], "laptop", parts[1]),
        };
    }

    private static (long Files, long Done, long Bytes, long BytesDone, long Messages) Figures(RunningFollower follower)
    {
        var import = follower.Status.Import.Status;
        return (import.Files, import.FilesDone, import.Bytes, import.BytesDone, import.Messages);
    }
}
