using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WigToken.Generate;

namespace WigToken.Server.Tests;

/// <summary>kill -9 at any moment, over and over: what the program says after the next start is what the files say.</summary>
public sealed class CrashLoopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(1);
    private long _lines;

    private string Database => Path.Combine(_folder.Path, "stats.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KillDuringImportAndAppends_AfterEachStart_EqualsOracle()
    {
        // benchmarks/crash-loop.sh runs the long form.
        var rounds = int.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_CRASH_ROUNDS") ?? "4", CultureInfo.InvariantCulture);
        var tree = _folder.Folder("tree");
        for (var round = 0; round < rounds; round++)
        {
            if (round % 20 == 0)
                TranscriptTree.Write(_folder.Folder("tree", $"-part-{round}"), new TranscriptTreeOptions { Seed = (ulong)round + 1, Megabytes = 3 });
            if (round % 2 == 0)
                await KillWhileStartingAsync(tree);
            using var server = ServerProcess.Start(tree, Database);
            await AssertRightAsync(server, tree, round);
            await KillWhileAppendingAsync(server, tree);
        }

        using var last = ServerProcess.Start(tree, Database);
        await AssertRightAsync(last, tree, rounds);
    }

    /// <summary>Somewhere in starting, migrating or importing.</summary>
    private async Task KillWhileStartingAsync(string tree)
    {
        using var server = ServerProcess.Start(tree, Database);
        await WaitAsync(_random.Next(50, 1200));
        server.Kill();
    }

    private async Task KillWhileAppendingAsync(ServerProcess server, string tree)
    {
        var kill = WaitAsync(_random.Next(5, 300));
        using var file = new TranscriptFile(Path.Combine(_folder.Folder("tree", "-live"), $"{_random.Next(4)}.jsonl"));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!kill.IsCompleted && await pace.WaitForNextTickAsync())
        {
            var line = TranscriptFile.Line($"live{++_lines}", _lines);
            var cut = _random.Next(line.Length);
            file.Append(line[..cut]);
            await Task.Yield();
            file.Append(line[cut..]);
        }

        server.Kill();
    }

    private async Task AssertRightAsync(ServerProcess server, string tree, int round)
    {
        var expected = Expected.Of(tree);
        await server.UntilAsync(() => expected.IsTotalOfAsync(server), $"the totals of round {round} to be right");
        await using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
    }

    private static async Task WaitAsync(int milliseconds)
    {
        var clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < milliseconds)
            await Task.Yield();
    }
}
