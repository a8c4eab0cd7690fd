using System.Text;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tests.Upload;

namespace WigToken.Agent.Tests;

public sealed class TranscriptUploadTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly TestLog<WigTokenAgentOptions> _log = new();
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

    [Fact]
    public async Task Run_Twice_SendsEverythingOnce()
    {
        Write("s1", Lines.Of("a", "b"));
        Write("s2", Lines.Of("b", "c"));

        var first = await RunAsync();
        var second = await RunAsync();

        Assert.Equal((4, 0, 0, null), (first.Sent, first.Refused, first.Waiting, first.Problem));
        Assert.Equal((0, 0, 0, null), (second.Sent, second.Refused, second.Waiting, second.Problem));
        Assert.Equal(["a", "b", "b", "c"], _server.Taken.Order());
    }

    [Fact]
    public async Task Run_HistoryLongerThanTheOutbox_ArrivesWholeAndTheOutboxStaysSmall()
    {
        _options.MaxOutboxBytes = 64 * 1024;
        for (var i = 0; i < 20; i++)
            Write($"s{i}", Lines.Of([.. Enumerable.Range(0, 200).Select(n => $"m{i}-{n}")]));

        var report = await RunAsync();

        Assert.Equal((4_000, 0, null), (report.Sent, report.Waiting, report.Problem));
        Assert.Equal(4_000, _server.Taken.Distinct().Count());
        Assert.All(_server.Requests, static request => Assert.InRange(int.Parse(request.Headers["WigToken-Queue-Depth"], System.Globalization.CultureInfo.InvariantCulture), 1, 600));
        Assert.InRange(new FileInfo(Path.Combine(_options.StateDirectory, OutboxStore.FileName)).Length, 1, 1_000_000);
    }

    [Fact]
    public async Task Run_OutboxFullAndTokenRefused_StopsReadingAndSaysWhy()
    {
        _options.MaxOutboxBytes = 64 * 1024;
        _server.Otherwise = static (context, _) => TestServer.RefuseAsync(context, 401, "token_revoked");
        for (var i = 0; i < 20; i++)
            Write($"s{i}", Lines.Of([.. Enumerable.Range(0, 200).Select(n => $"m{i}-{n}")]));

        var report = await RunAsync();
        Assert.Contains("token_revoked", report.Problem, StringComparison.Ordinal);
        Assert.InRange(report.Waiting, 200, 600);

        _server.Otherwise = _server.TakeAsync;
        await RunAsync();
        Assert.Equal(4_000, _server.Taken.Distinct().Count());
    }

    [Fact]
    public async Task Run_AnotherAgentIsAtWork_SaysSo()
    {
        using var other = InstanceLock.TryTake(StateDirectory.Open(_options.StateDirectory), InstanceLock.Outbox);
        Assert.Contains("Another agent", (await Assert.ThrowsAsync<AgentException>(RunAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_IsWhatIsSentNextToTheByte()
    {
        Write("s1", Lines.Of("a", "b"));
        Write("s2", Lines.Of([.. Enumerable.Range(0, 1_200).Select(static n => $"m{n}")]));
        File.SetLastWriteTimeUtc(PathOf("s1"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        foreach (var expected in (int[])[1_000, 202])
        {
            using var preview = new MemoryStream();
            Assert.True(await UploadPreview.WriteAsync(_options, preview, TestContext.Current.CancellationToken));
            // One request, then nothing more.
            _server.Then(_server.TakeAsync).Then(401, "token_revoked");
            await RunAsync();
            var sent = _server.Requests.Last(request => request.Body.Messages.Count == expected);
            Assert.Equal(sent.Text, Encoding.UTF8.GetString(preview.ToArray()));
        }
    }

    [Fact]
    public async Task Preview_NothingNew_SaysSoAndChangesNothing()
    {
        Write("s1", Lines.Of("a"));
        using var preview = new MemoryStream();
        _options.Server = null;
        _options.Token = null;

        Assert.True(await UploadPreview.WriteAsync(_options, preview, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(_options.StateDirectory));

        (_options.Server, _options.Token) = (_server.Address, Agents.Token);
        await RunAsync();
        Assert.False(await UploadPreview.WriteAsync(_options, preview, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ping_GoodAndBad_SaysWhich()
    {
        var good = await ServerPing.RunAsync(_options, TestContext.Current.CancellationToken);
        Assert.True(good.IsOk, good.Message);
        Assert.InRange(good.ClockSkew!.Value.TotalSeconds, -5, 5);

        _server.Then(401, "token_unknown");
        var bad = await ServerPing.RunAsync(_options, TestContext.Current.CancellationToken);
        Assert.False(bad.IsOk);
        Assert.Contains("token_unknown", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OptionsThatAreNotValid_AllAreNamedAtOnce()
    {
        (_options.Server, _options.Token, _options.Machine) = (new Uri("ftp://x"), "sk-not-ours", "my laptop");

        var problem = (await Assert.ThrowsAsync<AgentException>(RunAsync)).Message;

        Assert.Contains("ftp://x", problem, StringComparison.Ordinal);
        Assert.Contains("my laptop", problem, StringComparison.Ordinal);
        Assert.Contains("wts_", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-not-ours", problem, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Retry_AfterTheServerLearnedToTakeIt_Arrives()
    {
        Write("s1", Lines.Of("a", "b"));
        _server.Otherwise = static (context, _) => TestServer.RefuseAsync(context, 422, "not_yet");
        Assert.Equal(2, (await RunAsync()).Refused);
        Assert.Equal(["b", "a"], AgentStatus.Read(_options).SetAside.Select(static letter => letter.MessageId));

        _server.Otherwise = _server.TakeAsync;
        Assert.Equal(2, await DeadLetters.RetryAsync(_options, TestContext.Current.CancellationToken));
        Assert.Equal(2, (await RunAsync()).Sent);
        Assert.Equal(["a", "b"], _server.Taken);
    }

    private Task<UploadReport> RunAsync() => TranscriptUpload.RunAsync(_options, _log, TestContext.Current.CancellationToken);

    private string PathOf(string session) => _folder.File("projects", "-app", session + ".jsonl");

    private void Write(string session, string text) => File.AppendAllText(PathOf(session), text);
}
