using System.Globalization;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tests.Outbox;
using WigToken.Agent.Upload;
using WigToken.Contracts;

namespace WigToken.Agent.Tests.Upload;

public sealed class UploaderTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly TestLog<Uploader> _log = new();
    private TestServer _server = null!;
    private WigTokenAgentOptions _options = null!;
    private OutboxStore _outbox = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _options = Agents.Options(_folder, _server.Address);
        _outbox = _options.Open();
    }

    public async ValueTask DisposeAsync()
    {
        _outbox.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Drain_WhatWaits_ArrivesInOrderByGzip()
    {
        _outbox.Add([.. Ids(2_500)]);

        Assert.Null(await DrainAsync());

        Assert.Equal(Ids(2_500), _server.Taken);
        Assert.Equal([1000, 1000, 500], _server.Requests.Select(static request => request.Body.Messages.Count));
        Assert.All(_server.Requests, static request =>
        {
            Assert.True(request.IsCompressed);
            Assert.Equal("laptop", request.Body.Machine);
            Assert.Equal("/api/ingest/messages", request.Path);
            Assert.Equal($"Bearer {Agents.Token}", request.Headers["Authorization"]);
        });
        Assert.Equal(["2500", "1500", "500"], _server.Requests.Select(static request => request.Headers["WigToken-Queue-Depth"]));
        Assert.Equal(0, _outbox.Waiting.Messages);
    }

    [Fact]
    public async Task Drain_ServerUnderAPath_IsAskedThere()
    {
        _options.Server = new Uri(_server.Address, "corp/usage/");
        _outbox.Add("a");

        await DrainAsync();

        Assert.Equal("/corp/usage/api/ingest/messages", Assert.Single(_server.Requests).Path);
    }

    [Fact]
    public async Task Drain_AnswerGetsLost_TheSameIsSentAgain()
    {
        _outbox.Add("a");
        _server.Then(async (context, request) =>
        {
            _server.Taken.Enqueue(request.Body.Messages[0].MessageId);
            context.Abort();
            await Task.CompletedTask;
        });

        Assert.Null(await DrainAsync());

        Assert.Equal(["a", "a"], _server.Taken);
        Assert.Equal(_server.Requests[0].Text, _server.Requests[1].Text);
    }

    [Theory]
    [InlineData(500, "internal")]
    [InlineData(503, "storage_full")]
    [InlineData(502, null)]
    public async Task Drain_PassingTrouble_IsTriedAgain(int status, string? code)
    {
        _outbox.Add("a");
        _server.Then(status, code).Then(status, code);

        Assert.Null(await DrainAsync());

        Assert.Equal(["a"], _server.Taken);
        Assert.Single(_log.Of(60));
        Assert.Single(_log.Of(61));
    }

    [Fact]
    public async Task Drain_MoreThanAllowedInAMinute_GoesOnWithoutAWord()
    {
        _outbox.Add([.. Ids(2_500)]);
        _server.Then(429, "rate_limited", ("Retry-After", "1")).Then(_server.TakeAsync).Then(429, "rate_limited", ("Retry-After", "1")).Then(429, "rate_limited");

        Assert.Null(await DrainAsync());

        Assert.Equal(Ids(2_500), _server.Taken);
        Assert.Equal(3, _log.Of(66).Count());
        Assert.DoesNotContain(_log.Entries, static entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    [Fact]
    public async Task Drain_NothingIsEverAllowed_IsSaid()
    {
        _outbox.Add("a");
        _server.Otherwise = static (context, _) => TestServer.RefuseAsync(context, 429, "too_many_failures");

        Assert.Contains("too_many_failures", await DrainAsync(), StringComparison.Ordinal);
        Assert.Equal(["a"], _outbox.WaitingIds());
    }

    [Theory]
    [InlineData(401, "token_revoked")]
    [InlineData(403, "scope_insufficient")]
    [InlineData(404, "not_found")]
    [InlineData(400, null)]
    public async Task Drain_SomebodyMustDoSomething_EverythingIsKeptAndItIsSaid(int status, string? code)
    {
        _outbox.Add("a", "b");
        _server.Then(status, code);

        var problem = await DrainAsync();

        Assert.NotNull(problem);
        Assert.Single(_server.Requests);
        Assert.Equal(["a", "b"], _outbox.WaitingIds());
        Assert.Equal(problem, AgentStatus.Read(_options).Problem);
        Assert.DoesNotContain(Agents.Token, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drain_Redirect_IsNotFollowedAndNamesTheRightAddress()
    {
        await using var other = await TestServer.StartAsync();
        _outbox.Add("a");
        _server.Then(307, null, ("Location", $"{other.Address}api/ingest/messages?x=1"));

        var problem = await DrainAsync();

        Assert.Contains(other.Address.ToString(), problem, StringComparison.Ordinal);
        Assert.DoesNotContain("api/ingest", problem, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
        Assert.Equal(["a"], _outbox.WaitingIds());
    }

    [Fact]
    public async Task Drain_SignInPageOfANetwork_IsNoAnswer()
    {
        _outbox.Add("a");
        _server.Then(static async (context, _) =>
        {
            context.Response.ContentType = "text/html";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "<html>Welcome to our Wi-Fi</html>");
        });

        Assert.Null(await DrainAsync());

        Assert.Equal(["a"], _server.Taken);
        Assert.Contains("not as a WigToken server does", Assert.Single(_log.Of(60)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "json_too_deep")]
    [InlineData(413, "body_too_large")]
    [InlineData(413, null)]
    public async Task Drain_OneMessageSpoilsItForAll_OnlyThatOneIsSetAside(int status, string? code)
    {
        _outbox.Add([.. Ids(1_500)]);
        _server.Otherwise = (context, request) => request.Body.Messages.Any(static message => message.MessageId == "m700")
            ? TestServer.RefuseAsync(context, status, code)
            : _server.TakeAsync(context, request);

        Assert.Null(await DrainAsync());

        Assert.Equal(Ids(1_500).Where(static id => id != "m700"), _server.Taken);
        var letter = Assert.Single(_outbox.NewestDeadLetters(20));
        Assert.Equal("m700", letter.MessageId);
        Assert.StartsWith($"{status}", letter.Reason, StringComparison.Ordinal);
        Assert.InRange(_server.Requests.Count, 3, 60);
    }

    [Fact]
    public async Task Drain_GzipIsDamagedOnTheWay_IsSentPlainly()
    {
        _outbox.Add("a", "b");
        _server.Otherwise = (context, request) => request.IsCompressed ? TestServer.RefuseAsync(context, 400, "bad_encoding") : _server.TakeAsync(context, request);

        Assert.Null(await DrainAsync());

        Assert.Equal(["a", "b"], _server.Taken);
        Assert.Equal(0, _outbox.DeadLetterCount);
    }

    [Fact]
    public async Task Drain_SomeAreRefused_TheyAreNotedAndTheOthersAreThere()
    {
        _outbox.Add("a", "b", "c");
        _server.Then(static (context, _) => TestServer.WriteAsync(context, new IngestResponse(true, 3, 2, 0, 0, [new RejectedMessage(2, "c", "timestamp_invalid")])));

        Assert.Null(await DrainAsync());

        Assert.Equal(("c", "timestamp_invalid"), (_outbox.NewestDeadLetters(1)[0].MessageId, _outbox.NewestDeadLetters(1)[0].Reason));
        Assert.Contains("timestamp_invalid", Assert.Single(_log.Of(62)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drain_NoServer_SaysWhatAndKeepsEverything()
    {
        await _server.DisposeAsync();
        _outbox.Add("a");

        var problem = await DrainAsync(mostFailures: 2);

        Assert.Contains("cannot be reached", problem, StringComparison.Ordinal);
        Assert.Equal(["a"], _outbox.WaitingIds());
    }

    [Fact]
    public async Task Drain_TokenFileOthersCanRead_SendsNothing()
    {
        var file = _folder.File("token");
        await File.WriteAllTextAsync(file, Agents.Token + "\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        (_options.Token, _options.TokenFile) = (null, file);
        _outbox.Add("a");

        Assert.Contains("chmod 600", await DrainAsync(mostFailures: 0), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Null(await DrainAsync());
        Assert.Equal(["a"], _server.Taken);
    }

    [Fact]
    public async Task Drain_ServersClockIsOff_IsNotedOnce()
    {
        _outbox.Add([.. Ids(1_001)]);
        _server.Otherwise = (context, request) =>
        {
            context.Response.Headers.Date = DateTimeOffset.UtcNow.AddDays(-730).ToString("R", CultureInfo.InvariantCulture);
            return _server.TakeAsync(context, request);
        };

        await DrainAsync();

        Assert.InRange(AgentStatus.Read(_options).ClockSkew!.Value.TotalDays, -730.1, -729.9);
        Assert.Contains("ahead of", Assert.Single(_log.Of(64)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingToSend_IsASignOfLifeAndThenSilence()
    {
        using var stop = new CancellationTokenSource();
        var running = Create(TimeProvider.System).RunAsync(stop.Token);
        await Until.HoldsAsync(() => _server.Requests.Count == 1, "a sign of life");
        _outbox.Add("a");
        await Until.HoldsAsync(() => _server.Taken.Count == 1, "the message");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal([0, 1], _server.Requests.Select(static request => request.Body.Messages.Count));
    }

    [Fact]
    public async Task Run_LongRefused_GoesOnByItselfWhenTheServerDoes()
    {
        foreach (var status in (int[])[401, 503, 403, 500, 429, 404])
            _server.Then(status, "no");
        using var stop = new CancellationTokenSource();
        var running = Create(new HurriedTime()).RunAsync(stop.Token);
        _outbox.Add("a", "b");
        await Until.HoldsAsync(() => _server.Taken.Count == 2, "the messages");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(0, _outbox.Waiting.Messages);
    }

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(static i => $"m{i}");

    private async Task<string?> DrainAsync(int mostFailures = 5)
    {
        using var client = new IngestClient(_options, TimeProvider.System);
        return await new Uploader(_outbox, client, _options, new HurriedTime(), _log).DrainAsync(mostFailures, TestContext.Current.CancellationToken);
    }

    private Uploader Create(TimeProvider time) => new(_outbox, new IngestClient(_options, TimeProvider.System), _options, time, _log);
}
