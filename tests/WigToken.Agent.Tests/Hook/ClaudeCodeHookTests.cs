using System.Text;
using System.Text.Json;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tests.Upload;

namespace WigToken.Agent.Tests.Hook;

public sealed class ClaudeCodeHookTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestServer _server = null!;
    private WigTokenAgentOptions _options = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _options = Agents.Options(_folder, _server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private string Transcript => _folder.File("projects", "-home-alice-app", "session-1.jsonl");

    [Fact]
    public async Task Run_TranscriptAndSubAgents_AreSentAndNothingElse()
    {
        Write(Transcript, Lines.Of("a"));
        Write(_folder.File("projects", "-home-alice-app", "session-1", "subagents", "agent-1.jsonl"), Lines.Of("b"));
        Write(_folder.File("projects", "-home-alice-app", "session-1", "subagents", "workflows", "w", "agent-2.jsonl"), Lines.Of("c"));
        Write(_folder.File("projects", "-home-alice-app", "agent-12345678.jsonl"), Lines.Of("d"));
        Write(_folder.File("projects", "-home-alice-app", "session-2.jsonl"), Lines.Of("another session's"));
        Write(_folder.File("projects", "-home-alice-other", "session-3.jsonl"), Lines.Of("another project's"));

        await CallAsync(Transcript);

        Assert.Equal(["a", "b", "c", "d"], _server.Taken.Order());
    }

    [Fact]
    public async Task Run_CalledAgain_OnlyWhatIsNew()
    {
        Write(Transcript, Lines.Of("a"));
        await CallAsync(Transcript);
        await CallAsync(Transcript);
        Assert.Single(_server.Requests);

        Write(Transcript, Lines.Of("b"));
        await CallAsync(Transcript);

        Assert.Equal(["a", "b"], _server.Taken);
    }

    [Fact]
    public async Task Run_ServerIsDown_TheNextCallCatchesUpWhateverItsSession()
    {
        Write(Transcript, Lines.Of("a"));
        _server.Then(503, "storage_busy");
        await CallAsync(Transcript);
        Assert.Empty(_server.Taken);

        var other = _folder.File("projects", "-home-alice-other", "session-2.jsonl");
        Write(other, Lines.Of("b"));
        await CallAsync(other);

        Assert.Equal(["a", "b"], _server.Taken);
    }

    [Fact]
    public async Task Run_LastLinesAreWrittenAMomentAfterTheCall_AreSentByIt()
    {
        Write(Transcript, Lines.Of("a"));

        await CallAsync(Transcript, time: new Meanwhile(() => Write(Transcript, Lines.Of("b"))));

        Assert.Equal(["a", "b"], _server.Taken);
    }

    [Fact]
    public async Task Run_LastLinesAreWrittenAfterTheCall_TheNextCallCatchesUpWhateverItsSession()
    {
        Write(Transcript, Lines.Of("a"));
        await CallAsync(Transcript);
        Write(Transcript, Lines.Of("b"));
        var other = _folder.File("projects", "-home-alice-other", "session-2.jsonl");
        Write(other, Lines.Of("c"));

        await CallAsync(other);

        Assert.Equal(["a", "b", "c"], _server.Taken.Order());
    }

    [Fact]
    public async Task Run_AnotherCallIsAtWork_TheNextCallCatchesUp()
    {
        Write(Transcript, Lines.Of("a"));
        var state = StateDirectory.Open(_options.StateDirectory);
        using (InstanceLock.TryTake(state, InstanceLock.Outbox))
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(Transcript, limit.Token));
        }

        var other = _folder.File("projects", "-home-alice-other", "session-2.jsonl");
        Write(other, Lines.Of("b"));
        await CallAsync(other);

        Assert.Equal(["a", "b"], _server.Taken.Order());
    }

    [Fact]
    public async Task Run_ManyCallsAtOnce_NothingIsLost()
    {
        var transcripts = Enumerable.Range(0, 12).Select(i => _folder.File("projects", $"-home-alice-{i}", "s.jsonl")).ToList();
        for (var i = 0; i < transcripts.Count; i++)
            Write(transcripts[i], Lines.Of($"m{i}"));

        await Task.WhenAll(transcripts.Select(path => Task.Run(() => CallAsync(path))));

        Assert.Equal(Enumerable.Range(0, 12).Select(static i => $"m{i}").Order(), _server.Taken.Order());
    }

    [Fact]
    public async Task Run_AnAgentFollowsAnyway_DoesNothing()
    {
        Write(Transcript, Lines.Of("a"));
        using (InstanceLock.TryTake(StateDirectory.Open(_options.StateDirectory), InstanceLock.Running))
            await CallAsync(Transcript);

        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Run_OutboxIsFull_ReadsNothingMoreUntilSomethingIsSent()
    {
        _options.MaxOutboxBytes = 64 * 1024;
        Write(Transcript, Lines.Of([.. Enumerable.Range(0, 1_000).Select(static i => $"m{i}")]));
        _server.Then(503, "storage_busy").Then(503, "storage_busy");
        await CallAsync(Transcript);
        Write(Transcript, Lines.Of("last"));
        await CallAsync(Transcript);
        Assert.Equal(1_000, AgentStatus.Read(_options).WaitingMessages);

        await CallAsync(Transcript);
        await CallAsync(Transcript);

        Assert.Equal(1_001, _server.Taken.Count);
    }

    [Fact]
    public async Task Run_TranscriptIsGone_IsForgotten()
    {
        await CallAsync(Transcript);
        using var outbox = _options.Open();
        Assert.Empty(outbox.Sessions());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"transcript_path\":7}")]
    [InlineData("{\"transcript_path\":\"\"}")]
    [InlineData("{\"nested\":{\"transcript_path\":\"/x.jsonl\"}}")]
    [InlineData("{\"transcript_path\":\"/x")]
    [InlineData("{\"transcript_path\":\"\\ud800\"}")]
    public async Task Run_InputOfNobody_SaysWhatWasExpected(string input) =>
        Assert.Contains("standard input", (await Assert.ThrowsAsync<AgentException>(() => RunAsync(input))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Run_InputWithMuchElse_FindsThePath()
    {
        Write(Transcript, Lines.Of("a"));
        await RunAsync(
            $$"""{"session_id":"s","last_assistant_message":{{JsonSerializer.Serialize(new string('x', 200_000) + "\"transcript_path\":")}},"x":{"y":[1,{"transcript_path":"/no"}]},"transcript_path":{{JsonSerializer.Serialize(Transcript)}},"hook_event_name":"Stop"}""");

        Assert.Equal(["a"], _server.Taken);
    }

    private Task CallAsync(string transcript, CancellationToken? cancellationToken = null, TimeProvider? time = null) =>
        RunAsync($$"""{"session_id":"s","transcript_path":{{JsonSerializer.Serialize(transcript)}},"cwd":"/home/alice/app","hook_event_name":"Stop"}""", cancellationToken, time);

    private async Task RunAsync(string input, CancellationToken? cancellationToken = null, TimeProvider? time = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        await ClaudeCodeHook.RunAsync(_options, stream, time ?? TimeProvider.System, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private static void Write(string path, string text) => File.AppendAllText(path, text);

    /// <summary>Something happens when the first wait begins.</summary>
    private sealed class Meanwhile(Action happens) : TimeProvider
    {
        private int _waits;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (Interlocked.Increment(ref _waits) == 1)
                happens();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
