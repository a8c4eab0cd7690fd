using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using WigToken.Agent.Tailing;

namespace WigToken.Agent.Tests.Tailing;

/// <summary>A follower whose sink or whose files fail it.</summary>
public sealed class TranscriptFollowerTroubleTests : IDisposable
{
    private readonly TempFolder _root = new();
    private readonly TestSink _sink = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task SinkFails_IsTriedAgainWithGrowingPausesAndNothingIsLost()
    {
        for (var i = 0; i < 40; i++)
            Write($"-app/{i}.jsonl", $"m{i}");
        var failures = 9;
        _sink.Before = _ =>
        {
            if (Volatile.Read(ref failures) > 0)
                throw new IOException("The disk is full.");
        };
        _sink.Loading = () => Interlocked.Decrement(ref failures);
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink, new HurriedTime());
        await follower.ImportedAsync();
        Assert.Equal(40, _sink.Ids.Count());

        var retries = follower.Log.Of(34).ToList();
        Assert.All(retries, static text => Assert.StartsWith("The disk is full. Nothing is lost;", text, StringComparison.Ordinal));
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], retries.Select(Seconds));
        Assert.Single(follower.Log.Of(41));

        Volatile.Write(ref failures, 2);
        Write("-app/0.jsonl", "n1");
        await Until.HoldsAsync(() => _sink.Ids.Contains("n1"), "n1 is counted");
        Assert.Equal([1, 2], follower.Log.Of(34).Skip(8).Select(Seconds).Take(2));
    }

    [Fact]
    public async Task SinkFails_LaterSlicesOfTheFileAreNotTakenBeforeTheFailedOne()
    {
        await File.WriteAllLinesAsync(_root.File("-app", "s.jsonl"), Lines.Many("m", 50_000_000), TestContext.Current.CancellationToken);
        var offered = 0;
        _sink.Before = _ =>
        {
            if (Interlocked.Increment(ref offered) is 2 or 3)
                throw new IOException("The disk is full.");
        };
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink, new HurriedTime());
        await follower.ImportedAsync();
        var offsets = _sink.Offered.Select(static batch => batch.Transcript!.Position.Offset).ToList();
        Assert.Equal([offsets[1], offsets[1]], offsets[2..4]);
        Assert.Equal(offsets.Order(), offsets);
        Assert.True(offsets.Count > 4);
        Assert.Equal(new FileInfo(_root.File("-app", "s.jsonl")).Length, offsets[^1]);
    }

    [Fact]
    public async Task SinkCannotBeLoaded_IsTriedAgain()
    {
        Write("-app/s.jsonl", "m1");
        var times = 2;
        _sink.Loading = () =>
        {
            if (times-- > 0)
                throw new TimeoutException("The store does not answer.");
        };
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink, new HurriedTime());
        await follower.ImportedAsync();
        Assert.Equal(["m1"], _sink.Ids);
        Assert.Equal(2, follower.Log.Of(34).Count());
    }

    [Fact]
    public async Task StoppedWhileTheSinkFails_Stops()
    {
        Write("-app/s.jsonl", "m1");
        _sink.FailBefore(int.MaxValue);
        var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink);
        await Until.HoldsAsync(() => follower.Log.Of(34).Any(), "the failure is told");
        await follower.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Empty(_sink.Copies);
        Assert.Equal(ImportState.Running, follower.Status.Import.Status.State);
        Assert.Empty(follower.Log.Of(41));
    }

    [Fact]
    public async Task UnreadableFile_DoesNotStopTheOthersAndIsToldOnce()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, Closed.RootMayAnyway);
        foreach (var name in (string[])["a", "b", "c"])
            Write($"-app/{name}.jsonl", name);
        var closed = new Closed(_root.File("-app", "b.jsonl"));
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Polled(_root.Path), _sink);
        await follower.ImportedAsync();
        Assert.Equal(["a", "c"], _sink.Ids);

        // Two more walks, told by what each brings in.
        foreach (var id in (string[])["d", "e"])
        {
            Write($"-{id}/s.jsonl", id);
            await Until.HoldsAsync(() => _sink.Ids.Contains(id), $"{id} is counted");
        }

        Assert.Single(follower.Log.Of(32));
        Assert.Contains("b.jsonl", follower.Log.Of(32).Single(), StringComparison.Ordinal);
        closed.Dispose();
        await Until.HoldsAsync(() => _sink.Ids.Contains("b"), "b is counted");
        await Until.HoldsAsync(() => follower.Log.Of(33).Any(), "it is told that b can be read again");
        Assert.DoesNotContain(follower.Log.Entries, static entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public async Task UnreadableFolderAndRoot_DoNotStopTheOthers()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, Closed.RootMayAnyway);
        Write("one/-app/s.jsonl", "m1");
        Write("one/-closed/s.jsonl", "m2");
        Write("two/-app/s.jsonl", "m3");
        using var folder = new Closed(_root.Folder("one", "-closed"));
        using var root = new Closed(_root.Folder("two"));
        var options = RunningFollower.Polled(_root.Path + "/two", _root.Path + "/one");
        options.Layout = null;
        await using var follower = await RunningFollower.StartAsync(options, _sink);
        await follower.ImportedAsync();
        Assert.Equal(["m1"], _sink.Ids);
        folder.Dispose();
        root.Dispose();
        await Until.HoldsAsync(() => _sink.Ids.Count() == 3, "all are counted");
        Assert.DoesNotContain(follower.Log.Entries, static entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public async Task FolderDeletedWhileItIsRead_DoesNotStopTheOthers()
    {
        for (var i = 0; i < 100; i++)
            Write($"-app{i}/s.jsonl", $"m{i}");
        var isDeleted = 0;
        _sink.After = _ =>
        {
            // Several files are read at once.
            if (Interlocked.Exchange(ref isDeleted, 1) == 1)
                return;
            for (var i = 0; i < 50; i++)
                Directory.Delete(_root.Folder($"-app{i}"), recursive: true);
        };
        await using var follower = await RunningFollower.StartAsync(RunningFollower.Notified(_root.Path), _sink);
        await follower.ImportedAsync();
        Assert.Superset(Enumerable.Range(50, 50).Select(static i => $"m{i}").ToHashSet(), _sink.Ids.ToHashSet());
        Assert.DoesNotContain(follower.Log.Entries, static entry => entry.Level > LogLevel.Information);
    }

    private static double Seconds(string text) =>
        double.Parse(Regex.Match(text, "in (?<seconds>[0-9]+) s", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["seconds"].Value, CultureInfo.InvariantCulture);

    private void Write(string name, string id) => File.AppendAllText(_root.File(name), Lines.Of(id));
}
