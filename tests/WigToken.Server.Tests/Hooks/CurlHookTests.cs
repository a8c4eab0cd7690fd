using System.Runtime.Versioning;
using WigToken.Server.Tests.Team;

namespace WigToken.Server.Tests.Hooks;

/// <summary>What the script sends, when, and what it remembers.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CurlHookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SessionAndItsSubAgents_AreSent_AndNothingElseIs()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        hook.Write("-app/agent-11111111.jsonl", TranscriptFile.Line("m-2", 2));
        hook.Write("-app/s-1/subagents/agent-a1.jsonl", TranscriptFile.Line("m-3", 4));
        hook.Write("-app/s-1/subagents/workflows/w-1/agent-a2.jsonl", TranscriptFile.Line("m-4", 8));
        hook.Write("-app/s-1/subagents/workflows/w-1/journal.jsonl", """{"type":"result","usage":{"output_tokens":9}}""" + "\n");
        hook.Write("-app/s-1/old.jsonl", TranscriptFile.Line("m-5", 16));
        hook.Write("-app/agent-22222222.jsonl", TranscriptFile.Line("m-6", 32).Replace("s-1", "s-2", StringComparison.Ordinal));
        hook.Write("-app/s-2.jsonl", TranscriptFile.Line("m-7", 64));
        hook.Write("-other/s-3.jsonl", TranscriptFile.Line("m-8", 128));
        var elsewhere = Path.Combine(_folder.Folder("elsewhere"), "agent-a3.jsonl");
        await File.WriteAllTextAsync(elsewhere, TranscriptFile.Line("m-9", 256), TestContext.Current.CancellationToken);

        await hook.CallAsync(session, elsewhere);

        Assert.Equal((6, 1 + 2 + 4 + 8 + 16 + 256), await TotalsAsync(server));
        Assert.Equal("", hook.Error);
    }

    [Fact]
    public async Task NextCall_SendsOnlyWhatIsNew()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1), TranscriptFile.Line("m-1", 5), TranscriptFile.Line("m-2", 7));
        await hook.CallAsync(session);
        Assert.Equal([3], await ReceivedAsync(server));

        await hook.CallAsync(session);
        hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-3", 9));
        await hook.CallAsync(session);
        await hook.CallAsync(session);

        Assert.Equal([3, 1], await ReceivedAsync(server));
        Assert.Equal((3, 5 + 7 + 9), await TotalsAsync(server));
    }

    [Fact]
    public async Task LongTranscript_IsSentInBatchesOfAThousand()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", Enumerable.Range(0, 2_500).Select(static i => TranscriptFile.Line($"m-{i}", i)));

        await hook.CallAsync(session);

        Assert.Equal([1_000, 1_000, 500], await ReceivedAsync(server));
        Assert.Equal((2_500, 2_500 * 2_499 / 2), await TotalsAsync(server));
    }

    [Fact]
    public async Task LastLinesWrittenAfterTheCall_AreSent()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        var late = hook.Write("-app/late", TranscriptFile.Line("m-1", 310));
        hook.Replace("sleep", $"cat '{late}' >>'{session}'");

        await hook.CallAsync(session);

        Assert.Equal((1, 310), await TotalsAsync(server));
    }

    [Fact]
    public async Task LinesWrittenWhileOthersAreSent_AreSentByTheNextCall()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        var late = hook.Write("-app/late", TranscriptFile.Line("m-2", 2));
        hook.Replace("curl", $"cat '{late}' >>'{session}'; exec {Installed.PathOf("curl")} \"$@\"");
        await hook.CallAsync(session);
        Assert.Equal((1, 1), await TotalsAsync(server));

        hook.Replace("curl", $"exec {Installed.PathOf("curl")} \"$@\"");
        await hook.CallAsync(hook.Write("-other/s-2.jsonl", TranscriptFile.Line("m-3", 4)));

        Assert.Equal((3, 7), await TotalsAsync(server));
    }

    [Fact]
    public async Task ClockThatWasAheadOnce_HidesNothing()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        await hook.CallAsync(session);
        File.SetLastWriteTimeUtc(hook.MarkOf(session), DateTime.UtcNow.AddYears(2));
        hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-2", 2));

        await hook.CallAsync(session);

        Assert.Equal((2, 3), await TotalsAsync(server));
    }

    [Fact]
    public async Task TranscriptThatIsGone_IsForgotten()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        await hook.CallAsync(session);
        File.Delete(session);

        await hook.CallAsync(session);

        Assert.False(File.Exists(hook.MarkOf(session)));
        Assert.Equal("", hook.Error);
    }

    [Fact]
    public async Task CallsAtTheSameTime_CountEverythingOnce()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var calls = Enumerable.Range(0, 8).Select(i => hook.Write($"-app/s-{i % 4}.jsonl", TranscriptFile.Line($"m-{i}", 1 << i)))
            .Select(session => hook.Start(CurlHook.Input(session))).ToList();
        await Task.WhenAll(calls.Select(static call => call.Done));

        foreach (var session in Directory.GetFiles(hook.Projects, "*.jsonl", SearchOption.AllDirectories))
            await hook.CallAsync(session);

        Assert.Equal((8, 255), await TotalsAsync(server));
    }

    [Fact]
    public async Task LineStillBeingWritten_IsSentWhenItIsWhole()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var line = TranscriptFile.Line("m-2", 2);
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1), line[..200]);
        await hook.CallAsync(session);
        Assert.Equal((1, 1), await TotalsAsync(server));

        hook.Write("-app/s-1.jsonl", line[200..^1]);
        await hook.CallAsync(session);
        Assert.Equal((2, 3), await TotalsAsync(server));

        hook.Write("-app/s-1.jsonl", "\n", TranscriptFile.Line("m-3", 4));
        await hook.CallAsync(session);
        Assert.Equal((3, 7), await TotalsAsync(server));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task TranscriptThatIsAnotherNow_IsSentFromItsBeginning(int moreLines)
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1), TranscriptFile.Line("m-2", 2));
        await hook.CallAsync(session);
        File.Delete(session);
        hook.Write("-app/s-1.jsonl", [TranscriptFile.Line("m-3", 4, "longer"), .. Enumerable.Range(4, moreLines).Select(static i => TranscriptFile.Line($"m-{i}", 0, "longer"))]);

        await hook.CallAsync(session);

        Assert.Equal((3 + moreLines, 7), await TotalsAsync(server));
    }

    [Fact]
    public async Task ByHand_SendsTheNewestSession()
    {
        var (hook, server) = await StartAsync();
        using var _ = server;
        File.SetLastWriteTimeUtc(hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1)), DateTime.UnixEpoch);
        hook.Write("-other/s-2.jsonl", TranscriptFile.Line("m-2", 2));

        var call = hook.Start("", HookPage.ByHand);
        Assert.Equal((0, ""), await call.Returned);
        await call.Done;

        Assert.Equal((1, 2), await TotalsAsync(server));
    }

    private async Task<(CurlHook Hook, TeamServer Server)> StartAsync()
    {
        var hook = new CurlHook(_folder);
        var server = await TeamServer.StartAsync(_folder);
        (hook.Server, hook.Token) = (server.Client.BaseAddress!, await server.IssueAsync("alice", "ingest"));
        return (hook, server);
    }

    private static async Task<(long Messages, long Output)> TotalsAsync(TeamServer server)
    {
        var totals = await server.TotalsAsync();
        return (totals.GetProperty("messages").GetInt64(), totals.GetProperty("output").GetInt64());
    }

    /// <summary>How many messages each request had, from the first on.</summary>
    private static async Task<List<int>> ReceivedAsync(TeamServer server)
    {
        using var answer = await server.Client.SendAsync(HttpMethod.Get, "api/admin/audit?action=ingest", Requests.Bearer(server.Admin));
        return [.. (await answer.JsonAsync()).GetProperty("entries").EnumerateArray().Select(static entry => entry.GetProperty("meta").GetProperty("received").GetInt32()).Reverse()];
    }
}
