using System.Net;
using System.Text;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Ingest;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>Usage on its way from an agent into the ledger.</summary>
public sealed class IngestTests
{
    private const string Messages = "api/ingest/messages";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GoodBatch_IsStoredAsTheTokensUser_AndWrittenDown()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (token, secret) = await portal.IssueTokenAsync(TokenScope.Ingest, "carol");
        var body = Requests.Body(Requests.Message(("user", "\"mallory\""), ("project", "\"p\"")), Requests.Message(("message_id", "\"msg_2\"")));
        var answer = await portal.AskJsonAsync(HttpMethod.Post, Messages, secret, body);
        Assert.Equal("""{"ok":true,"received":2,"applied":2,"updated":0,"duplicates":0,"rejected":[]}""", answer.ToJsonString());

        var stored = await portal.Store.FindAsync("msg_1", Cancel);
        Assert.Equal(new Series("carol", "laptop", "p", "claude-code", "anthropic", "claude-sonnet-4-5"), stored!.Series);
        Assert.Equal((4, 30, 200, 1000), (stored.Counts.Input, stored.Counts.CacheCreation, stored.Counts.CacheRead, stored.Counts.Output));
        var entry = Assert.Single(await portal.AuditAsync(AuditActions.Ingest));
        Assert.Equal((token.Id, "carol", "127.0.0.1", body.Length), (entry.TokenId, entry.User, entry.Address, entry.Bytes));
        Assert.Equal("""{"machine":"laptop","received":2,"applied":2,"updated":0,"duplicates":0,"rejected":0}""", entry.Meta);
    }

    [Fact]
    public async Task Gzip_IsTheSame_AndItsSizeIsWhatWasSent()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var gzip = Requests.Gzip(Encoding.UTF8.GetBytes(Requests.Body(Requests.Message())));
        using var response = await SendAsync(portal, await portal.IssueAsync(TokenScope.Ingest), gzip, "application/json", "gzip");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(await portal.Store.FindAsync("msg_1", Cancel));
        Assert.Equal(gzip.Length, Assert.Single(await portal.AuditAsync(AuditActions.Ingest)).Bytes);
    }

    [Fact]
    public async Task BadMessages_AreListed_AndCostTheOthersNothing()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var answer = await portal.AskJsonAsync(HttpMethod.Post, Messages, await portal.IssueAsync(TokenScope.Ingest), Requests.Body(
            Requests.Message(("output_tokens", "-1")), Requests.Message(("message_id", "\"good\"")), "7", Requests.Message(("message_id", null)), Requests.Message(("message_id", "\"good\""))));
        Assert.Equal(
            """
            {"ok":true,"received":5,"applied":1,"updated":0,"duplicates":1,"rejected":[{"index":0,"messageId":"msg_1","reason":"number_invalid"},
            {"index":2,"messageId":null,"reason":"not_an_object"},{"index":3,"messageId":null,"reason":"field_missing"}]}
            """.ReplaceLineEndings(""),
            answer.ToJsonString());
        Assert.Contains("\"rejected\":3", Assert.Single(await portal.AuditAsync(AuditActions.Ingest)).Meta, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedByTheStore_TheIndexIsThatOfTheRequest_AcrossProjects()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var secret = await portal.IssueAsync(TokenScope.Ingest);
        for (var i = 0; i < IReceiver.MaxSeriesPerUser; i += 1000)
        {
            await portal.AskJsonAsync(HttpMethod.Post, Messages, secret, Requests.Body([.. Enumerable.Range(i, 1000).Select(static n =>
                Requests.Message(("message_id", $"\"m{n}\""), ("project", $"\"p{n}\"")))]));
        }

        // Known and new projects in turn, so that neither grouping them nor counting them keeps the order; one is bad by itself.
        var answer = await portal.AskJsonAsync(HttpMethod.Post, Messages, secret, Requests.Body(
            Requests.Message(("message_id", "\"a\""), ("project", "\"new-1\"")), Requests.Message(("message_id", "\"b\""), ("project", "\"p1\"")),
            Requests.Message(("message_id", "\"c\""), ("project", "\"new-2\"")), Requests.Message(("message_id", "\"d\""), ("ts", "0")),
            Requests.Message(("message_id", "\"e\""), ("project", "\"p1\"")), Requests.Message(("message_id", "\"f\""), ("project", "\"new-1\""))));
        Assert.Equal((6, 2), ((int)answer["received"]!, (int)answer["applied"]!));
        Assert.Equal(
            ["0 a too_many_series", "2 c too_many_series", "3 d timestamp_invalid", "5 f too_many_series"],
            answer["rejected"]!.AsArray().Select(static row => $"{row!["index"]} {row["messageId"]} {row["reason"]}"));
        // Somebody else's room is their own.
        var other = await portal.AskJsonAsync(HttpMethod.Post, Messages, await portal.IssueAsync(TokenScope.Ingest, "bob"), Requests.Body(Requests.Message(("message_id", "\"z\""))));
        Assert.Equal(1, (int)other["applied"]!);
    }

    [Fact]
    public async Task SameBatchAHundredTimesAtOnce_FromTwoTokensOfOnePerson_CountsOnce()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        string[] tokens = [await portal.IssueAsync(TokenScope.Ingest), await portal.IssueAsync(TokenScope.Ingest)];
        var body = Requests.Body([.. Enumerable.Range(0, 50).Select(static i => Requests.Message(("message_id", $"\"msg_{i}\"")))]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => portal.AskJsonAsync(HttpMethod.Post, Messages, tokens[i % 2], body)));
        Assert.Equal(50, answers.Sum(static answer => (int)answer["applied"]!));
        Assert.Equal(99 * 50, answers.Sum(static answer => (int)answer["duplicates"]!));
        var totals = (await portal.JsonAsync("api/usage/totals"))["totals"]!;
        Assert.Equal((50, 50_000), ((int)totals["messages"]!, (int)totals["output"]!));
    }

    [Fact]
    public async Task KnownMessageOfSomebodyElse_StaysTheirs()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var body = Requests.Body(Requests.Message());
        await portal.AskJsonAsync(HttpMethod.Post, Messages, await portal.IssueAsync(TokenScope.Ingest, "alice"), body);
        var second = await portal.AskJsonAsync(HttpMethod.Post, Messages, await portal.IssueAsync(TokenScope.Ingest, "bob"), body);
        Assert.Equal((0, 1), ((int)second["applied"]!, (int)second["duplicates"]!));
        Assert.Equal("alice", (await portal.Store.FindAsync("msg_1", Cancel))!.Series.User);
    }

    [Fact]
    public async Task Machine_IsSeenWithWhatItSays()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (secret, admin) = (await portal.IssueAsync(TokenScope.Ingest), await portal.IssueAsync(TokenScope.Admin));
        await portal.AskJsonAsync(
            HttpMethod.Post, Messages, secret, """{"machine":"a","messages":[]}""",
            ("WigToken-Agent-Version", "1.2.3"), ("WigToken-Queue-Depth", "17"), ("WigToken-Client-Time", $"{Ledger.Now + 90_000}"));
        await portal.AskJsonAsync(
            HttpMethod.Post, Messages, secret, """{"machine":"b","messages":[]}""",
            ("WigToken-Agent-Version", new string('9', 65)), ("WigToken-Queue-Depth", "-1"), ("WigToken-Client-Time", "soon"));
        var machines = await portal.AskJsonAsync(HttpMethod.Get, "api/admin/machines", admin);
        Assert.Equal(
            """
            {"machines":[{"user":"alice","machine":"a","lastSeen":1777633200000,"agentVersion":"1.2.3","queueDepth":17,"clockSkewMs":90000,"warnings":[]},
            {"user":"alice","machine":"b","lastSeen":1777633200000,"agentVersion":"","queueDepth":null,"clockSkewMs":null,"warnings":[]}],"timestamp":1777633200000}
            """.ReplaceLineEndings(""),
            machines.ToJsonString());
    }

    [Theory]
    [InlineData("", "application/json", null, 400, "empty_body")]
    [InlineData("{", "application/json", null, 400, "json_syntax")]
    [InlineData("{} x", "application/json", null, 400, "json_syntax")]
    [InlineData("[]", "application/json", null, 400, "not_an_object")]
    [InlineData("null", "application/json", null, 400, "not_an_object")]
    [InlineData("{}", "application/json", null, 400, "machine_missing")]
    [InlineData("""{"machine":"a b","messages":[]}""", "application/json", null, 400, "machine_invalid")]
    [InlineData("""{"machine":"a"}""", "application/json", null, 400, "messages_missing")]
    [InlineData("""{"machine":"a","messages":{}}""", "application/json", null, 400, "messages_invalid")]
    [InlineData("""{"machine":"a","machine":"b","messages":[]}""", "application/json", null, 400, "duplicate_key")]
    [InlineData("""{"machine":"a","messages":[],"x":[[[[[[[[[[]]]]]]]]]]}""", "application/json", null, 400, "json_too_deep")]
    [InlineData("{\"machine\":\"\u00ff\"", "application/json; charset=utf-8", "latin1", 400, "invalid_utf8")]
    [InlineData("{}", "application/json", "gzip", 400, "bad_encoding")]
    [InlineData("{}", "application/json", "cut", 400, "truncated_body")]
    [InlineData("{}", null, null, 415, "unsupported_media_type")]
    [InlineData("{}", "text/plain", null, 415, "unsupported_media_type")]
    [InlineData("a=b", "application/x-www-form-urlencoded", null, 415, "unsupported_media_type")]
    [InlineData("{}", "application/json; charset=utf-16", null, 415, "unsupported_charset")]
    [InlineData("{}", "application/json", "br", 415, "unsupported_encoding")]
    public async Task BadCall_IsRefusedAsAWhole_AndWrittenDown(string text, string? contentType, string? encoding, int status, string code)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var (token, secret) = await portal.IssueTokenAsync(TokenScope.Ingest);
        var body = encoding switch
        {
            "latin1" => Encoding.Latin1.GetBytes(text),
            "cut" => Requests.Gzip(Encoding.UTF8.GetBytes(text))[..^3],
            _ => Encoding.UTF8.GetBytes(text),
        };
        using var response = await SendAsync(portal, secret, body, contentType, encoding switch { "latin1" => null, "cut" => "gzip", _ => encoding });
        await response.AssertProblemAsync((HttpStatusCode)status, code);
        var entry = Assert.Single(await portal.AuditAsync(AuditActions.IngestRejected));
        Assert.Equal((token.Id, "alice", body.Length, $$"""{"code":"{{code}}"}"""), (entry.TokenId, entry.User, entry.Bytes, entry.Meta));
        Assert.Empty(portal.Logs.Problems);
    }

    [Fact]
    public async Task TooMuch_IsToBeSplit()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var secret = await portal.IssueAsync(TokenScope.Ingest);
        var rows = Requests.Body([.. Enumerable.Repeat("0", 1001)]);
        foreach (var (body, encoding, code) in new[]
        {
            (Encoding.UTF8.GetBytes(rows), null, "too_many_rows"),
            (new byte[8 * 1024 * 1024 + 1], null, "body_too_large"),
            (new byte[2 * 1024 * 1024 + 1], "gzip", "body_too_large"),
            (Requests.Gzip(new byte[9 * 1024 * 1024]), "gzip", "body_too_large"),
        })
        {
            using var response = await SendAsync(portal, secret, body, "application/json", encoding);
            await response.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, code);
        }

        Assert.Equal(4, (await portal.AuditAsync(AuditActions.IngestRejected)).Count);
    }

    [Theory]
    [InlineData("storage_busy", 1)]
    [InlineData("storage_full", 60)]
    [InlineData("storage_read_only", 60)]
    [InlineData("storage_io", 60)]
    [InlineData("shutting_down", 5)]
    public async Task StoreInTrouble_SaysHowLongToWait_AndNothingIsStored(string code, int seconds)
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup() with { Services = TroubledStore.Replace });
        var secret = await portal.IssueAsync(TokenScope.Ingest);
        var store = (TroubledStore)portal.Store;
        store.BeforeReceive = _ => throw new WigTokenException(code, "The database '/secret/path' …", isTransient: true);
        using var response = await portal.AskAsync(HttpMethod.Post, Messages, secret, Requests.Body(Requests.Message()));
        Assert.DoesNotContain("secret", await response.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, code), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(seconds), response.Headers.RetryAfter?.Delta);
        Assert.Null(await store.FindAsync("msg_1", Cancel));
        Assert.Empty(await portal.AuditAsync(AuditActions.Ingest));

        store.BeforeReceive = static _ => Task.CompletedTask;
        await portal.AskJsonAsync(HttpMethod.Post, Messages, secret, Requests.Body(Requests.Message()));
        Assert.NotNull(await store.FindAsync("msg_1", Cancel));
    }

    [Fact]
    public async Task CallThatIsGivenUp_IsStoredWholeOrNotAtAll()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var secret = await portal.IssueAsync(TokenScope.Ingest);
        for (var i = 0; i < 40; i++)
        {
            var body = Requests.Body([.. Enumerable.Range(0, 500).Select(n => Requests.Message(("message_id", $"\"{i}-{n}\""), ("project", $"\"p{n % 7}\"")))]);
            using var client = await portal.ConnectAsync();
            await using var stream = client.GetStream();
            var request = Encoding.ASCII.GetBytes(
                $"POST /usage/{Messages} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {secret}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            await stream.WriteAsync(request.AsMemory(0, i % 2 == 0 ? request.Length : request.Length * i / 40), Cancel);
            client.Client.Close(0);
        }

        // What was whole when it was given up may still be on its way: a server that stops waits for it.
        await portal.App.StopAsync(Cancel);
        var sums = await portal.Store.GetTotalAsync(Cancel);
        Assert.Equal(0, sums.Sum.Messages % 500);
        Assert.Equal((await portal.AuditAsync(AuditActions.Ingest)).Count, sums.Sum.Messages / 500);
        // Kestrel itself sometimes complains that it cannot drain what an aborted connection left (github.com/dotnet/aspnetcore/issues/17840).
        Assert.DoesNotContain(portal.Logs.Problems, static record => record.Category != "Microsoft.AspNetCore.Server.Kestrel");
    }

    [Fact]
    public async Task OtherMethods_AreRefused()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        using var response = await portal.AskAsync(HttpMethod.Get, Messages, await portal.IssueAsync(TokenScope.Ingest));
        await response.AssertProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestPortal portal, string token, byte[] body, string? contentType, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = new ByteArrayContent(body) };
        request.Headers.Add("Authorization", "Bearer " + token);
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (encoding is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return await portal.Client.SendAsync(request, Cancel);
    }
}
