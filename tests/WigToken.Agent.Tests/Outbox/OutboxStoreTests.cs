using WigToken.Agent.Outbox;
using WigToken.Agent.Tests.Upload;

namespace WigToken.Agent.Tests.Outbox;

public sealed class OutboxStoreTests : IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    private readonly TempFolder _folder = new();
    private readonly WigTokenAgentOptions _options;

    public OutboxStoreTests() => _options = Agents.Options(_folder, Nowhere);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Add_ReopenedOutbox_HasMessagesAndPosition()
    {
        using (var outbox = _options.Open())
            outbox.Add("laptop", Outboxes.Bodies("a", "b"), Outboxes.State(offset: 77));

        using var again = _options.Open();
        Assert.Equal(["a", "b"], again.WaitingIds());
        Assert.Equal(2, again.Waiting.Messages);
        var state = Assert.Single(again.LoadStates());
        Assert.Equal((77L, 5L), (state.Position.Offset, state.Position.TimestampMs));
        Assert.Equal([1, 2, 3], state.Position.Fingerprint);
    }

    [Fact]
    public void Add_FailsHalfway_NeitherMessagesNorPosition()
    {
        using var outbox = _options.Open();
        outbox.Add("a");

        // The second message cannot be stored.
        Assert.ThrowsAny<Exception>(() => outbox.Add("laptop", [.. Outboxes.Bodies("b"), null!], Outboxes.State(offset: 99)));

        Assert.Equal(["a"], outbox.WaitingIds());
        Assert.Equal(10, Assert.Single(outbox.LoadStates()).Position.Offset);
        Assert.Equal(1, outbox.Waiting.Messages);
    }

    [Fact]
    public void Peek_OldestFirst_UpToTheLimits()
    {
        using var outbox = _options.Open();
        outbox.Add("a", "b", "c");
        outbox.Add("desktop", Outboxes.Bodies("d"), Outboxes.State());

        Assert.Equal(["a", "b"], outbox.Peek(2, long.MaxValue).Ids());
        Assert.Equal(["a", "b", "c"], outbox.Peek(10, long.MaxValue).Ids());
        Assert.Equal(["a"], outbox.Peek(10, 1).Ids());
    }

    [Fact]
    public void Sent_OnlyWhatWasSentIsGone()
    {
        using var outbox = _options.Open();
        outbox.Add("a", "b", "c");
        var batch = outbox.Peek(2, long.MaxValue)!;
        outbox.Add("d");

        outbox.Sent(batch, []);

        Assert.Equal(["c", "d"], outbox.WaitingIds());
        Assert.Equal((2L, 0L), outbox.Counts);
        Assert.Equal(outbox.Waiting, WaitingInFile());
    }

    [Fact]
    public void Sent_RefusedOnes_AreSetAsideWithTheirReason()
    {
        using var outbox = _options.Open();
        outbox.Add("a", "b", "c");

        outbox.Sent(outbox.Peek(3, long.MaxValue)!, [new RefusedMessage(1, "number_out_of_range")]);

        Assert.Empty(outbox.WaitingIds());
        Assert.Equal((2L, 1L), outbox.Counts);
        var letter = Assert.Single(outbox.NewestDeadLetters(20));
        Assert.Equal(("b", "number_out_of_range"), (letter.MessageId, letter.Reason));
    }

    [Fact]
    public void Retry_WhatWasSetAside_WaitsBehindTheRest()
    {
        using var outbox = _options.Open();
        outbox.Add("a", "b");
        outbox.SetAside(outbox.Peek(1, long.MaxValue)!, "no");

        Assert.Equal(1, outbox.Retry());

        Assert.Equal(["b", "a"], outbox.WaitingIds());
        Assert.Equal(0, outbox.DeadLetterCount);
        Assert.Equal(outbox.Waiting, WaitingInFile());
    }

    [Fact]
    public void SetAside_TenThousandAndMore_TheOldestGo()
    {
        using var outbox = _options.Open();
        outbox.Add([.. Enumerable.Range(0, 10_005).Select(static i => $"m{i}")]);

        outbox.SetAside(outbox.Peek(int.MaxValue, long.MaxValue)!, "no");

        Assert.Equal(10_000, outbox.DeadLetterCount);
        Assert.Equal("m10004", outbox.NewestDeadLetters(1)[0].MessageId);
    }

    [Fact]
    public void Sent_LongBacklog_GivesTheDiskBack()
    {
        using var outbox = _options.Open();
        outbox.Add("laptop", [.. Enumerable.Range(0, 40).Select(static _ => new byte[512 * 1024])], Outboxes.State());
        Assert.InRange(new FileInfo(Path.Combine(_options.StateDirectory, OutboxStore.FileName)).Length, 20_000_000, 30_000_000);

        outbox.Sent(outbox.Peek(40, long.MaxValue)!, []);

        Assert.InRange(new FileInfo(Path.Combine(_options.StateDirectory, OutboxStore.FileName)).Length, 1, 1_000_000);
        Assert.Single(outbox.LoadStates());
    }

    [Fact]
    public void Trouble_EndsWhenSomethingIsSent()
    {
        using var outbox = _options.Open();
        outbox.Add("a");
        outbox.Trouble("The server is down.");
        Assert.Equal("The server is down.", AgentStatus.Read(_options).Problem);

        outbox.Sent(outbox.Peek(1, long.MaxValue)!, []);

        var status = AgentStatus.Read(_options);
        Assert.Null(status.Problem);
        Assert.Null(status.ProblemSinceMs);
        Assert.NotNull(status.LastSentMs);
    }

    [Fact]
    public void Files_AreTheirOwnersAlone()
    {
        Directory.CreateDirectory(_options.StateDirectory, (UnixFileMode)0x1ED);
        using var outbox = _options.Open();
        outbox.Add("a");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_options.StateDirectory));
        Assert.All(Directory.GetFiles(_options.StateDirectory), static file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public void Open_DamagedFile_IsKeptAsideAndAnewOneMade(int at)
    {
        using (var outbox = _options.Open())
            outbox.Add([.. Enumerable.Range(0, 500).Select(static i => $"m{i}")]);
        var path = Path.Combine(_options.StateDirectory, OutboxStore.FileName);
        using (var file = new FileStream(path, FileMode.Open))
        {
            file.Position = at;
            file.Write(new byte[4096]);
        }

        var log = new TestLog<OutboxStore>();
        using var again = _options.Open(log);

        Assert.Empty(again.LoadStates());
        Assert.Equal(0, again.Waiting.Messages);
        Assert.Single(Directory.GetFiles(_options.StateDirectory, "*.damaged-*"));
        Assert.Contains("damaged", Assert.Single(log.Of(50)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileOfANewerProgram_IsRefusedUntouched()
    {
        using (_options.Open())
        {
        }

        Execute("PRAGMA user_version = 99");
        var problem = Assert.Throws<AgentException>(() => _options.Open().Dispose());
        Assert.Contains("99", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_WhileInUse_HasTheSame()
    {
        using var outbox = _options.Open();
        outbox.Add("a", "b");
        var target = StateDirectory.Open(_folder.Folder("copy"));

        OutboxStore.Copy(StateDirectory.At(_options.StateDirectory), target);

        using var copy = OutboxStore.Open(target, TimeProvider.System, new TestLog<OutboxStore>());
        Assert.Equal(["a", "b"], copy.WaitingIds());
    }

    [Fact]
    public void Status_AgentKilledBeforeItMadeItsTables_IsThatOfANewOne()
    {
        StateDirectory.Open(_options.StateDirectory).OpenFile(OutboxStore.FileName, FileShare.ReadWrite).Dispose();

        var status = AgentStatus.Read(_options);

        Assert.Equal((0, 0L, null), (status.Transcripts, status.WaitingMessages, status.LastSentMs));
    }

    [Fact]
    public void Status_OfAnotherPrograms_SaysSo()
    {
        _options.Open().Dispose();
        Execute("PRAGMA user_version = 99");

        var refusal = Assert.Throws<AgentException>(() => AgentStatus.Read(_options));

        Assert.Contains("schema 99", refusal.Message, StringComparison.Ordinal);
    }

    private WaitingMessages WaitingInFile()
    {
        using var look = OutboxStore.TryOpenToLook(StateDirectory.At(_options.StateDirectory), TimeProvider.System)!;
        return look.Waiting;
    }

    private void Execute(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_options.StateDirectory, OutboxStore.FileName)};Pooling=false");
        connection.Open();
        OutboxSchema.Execute(connection, sql);
    }
}
