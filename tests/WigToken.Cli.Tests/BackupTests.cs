using WigToken.Storage.Sqlite;

namespace WigToken.Cli.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task BackupAndRestore_WhileAServerWrites_AndAfterItStopped()
    {
        _tool.Append("a.jsonl", [.. Enumerable.Range(0, 500).Select(static i => Transcripts.Line($"before-{i}"))]);
        using var client = await _tool.ServeAsync();
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writing = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                _tool.Append("b.jsonl", Transcripts.Line($"during-{written++}"));
        });
        await _tool.UntilAsync(async () => await Tool.MessagesAsync(client) > 500, "the server to write");

        var backup = _tool.PathOf("backup.db");
        (await _tool.RunAsync("backup", backup)).Succeeded();
        await stop.CancelAsync();
        await writing;
        (await _tool.RunAsync("backup", backup)).FailedWith("is there already");
        var saved = (await SqliteInspection.ReadAsync(backup, CancellationToken.None)).Messages;
        Assert.InRange(saved, 501, 500 + written);
        await _tool.UntilAsync(async () => await Tool.MessagesAsync(client) == 500 + written, "the rest to be imported");

        (await _tool.RunAsync("restore", backup)).FailedWith("in use");
        Assert.Equal(500 + written, await Tool.MessagesAsync(client));
        await _tool.StopAsync();
        var restored = (await _tool.RunAsync("restore", backup)).Succeeded();

        Assert.Equal(saved, (await SqliteInspection.ReadAsync(_tool.Database, CancellationToken.None)).Messages);
        var kept = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_tool.Database)!, "*.before-restore-*"));
        Assert.Contains(kept, restored.Output, StringComparison.Ordinal);
        Assert.Equal(500 + written, (await SqliteInspection.ReadAsync(kept, CancellationToken.None)).Messages);
    }
}
