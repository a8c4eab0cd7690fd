using WigToken.Storage.Access;

namespace WigToken.Cli.Tests;

/// <summary>What the doctor finds out about the server that this machine sends to.</summary>
public sealed class DoctorServerTests : IDisposable
{
    private readonly Tool _tool = new();
    private readonly string _token = TokenSecret.Generate(TokenScope.Ingest).Reveal();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Server_TakesTheToken_IsOk()
    {
        await using var server = await FakeServer.StartAsync(TimeSpan.Zero);

        var result = (await AskAsync(server.Url + "/")).Succeeded();

        Assert.Contains("takes", DoctorTests.Check(result, "token", "ok"), StringComparison.Ordinal);
        Assert.Equal(($"Bearer {_token}", """{"machine":"laptop","messages":[]}"""), server.Ingested);
        Assert.DoesNotContain(_token, result.Output, StringComparison.Ordinal);
        DoctorTests.Check(result, "clock", "ok");
    }

    [Fact]
    public async Task RealServer_TokenIssuedThenRevoked_IsTakenThenRefused()
    {
        using var client = await _tool.ServeAsync();
        var admin = (await _tool.RunAsync("tokens", "list", "--json")).Succeeded().Json.GetProperty("tokens").GetArrayLength();
        var token = (await _tool.RunAsync("tokens", "issue", "--user", "bob", "--scope", "ingest")).Succeeded().Output.Trim();

        var good = (await AskAsync(client.BaseAddress!.ToString(), token)).Succeeded();
        (await _tool.RunAsync("tokens", "revoke", $"{admin + 1}")).Succeeded();
        var revoked = await AskAsync(client.BaseAddress!.ToString(), token);

        DoctorTests.Check(good, "token", "ok");
        Assert.Equal(1, revoked.Code);
        Assert.Contains("revoked", DoctorTests.Check(revoked, "token", "error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "token_revoked")]
    [InlineData(403, "scope_missing")]
    public async Task Token_Refused_IsAnErrorWithTheCode(int status, string code)
    {
        await using var server = await FakeServer.StartAsync(TimeSpan.Zero, ingest: FakeServer.Problem(status, code));

        var result = await AskAsync(server.Url);

        Assert.Equal(1, result.Code);
        Assert.Contains(code, DoctorTests.Check(result, "token", "error"), StringComparison.Ordinal);
        Assert.DoesNotContain(_token, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_Mistyped_IsAnErrorAndNotSent()
    {
        await using var server = await FakeServer.StartAsync(TimeSpan.Zero);
        var mistyped = _token[..^1] + (_token[^1] == 'x' ? 'y' : 'x');

        var result = await AskAsync(server.Url, mistyped);

        Assert.Equal(1, result.Code);
        DoctorTests.Check(result, "token", "error");
        Assert.Null(server.Ingested);
        Assert.DoesNotContain(mistyped, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, "warning", 0)]
    [InlineData(-90, "warning", 0)]
    [InlineData(700, "error", 1)]
    [InlineData(-700, "error", 1)]
    public async Task Clock_DiffersFromTheServers_IsFound(int seconds, string state, int code)
    {
        await using var server = await FakeServer.StartAsync(TimeSpan.FromSeconds(seconds));

        var result = await AskAsync(server.Url);

        Assert.Equal(code, result.Code);
        Assert.Contains(seconds > 0 ? "behind" : "ahead of", DoctorTests.Check(result, "clock", state), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_Redirects_IsNotFollowed()
    {
        await using var elsewhere = await FakeServer.StartAsync(TimeSpan.Zero);
        await using var server = await FakeServer.StartAsync(TimeSpan.Zero, ingest: context =>
        {
            context.Response.Redirect($"{elsewhere.Url}/api/ingest/messages", permanent: false);
            return Task.CompletedTask;
        });

        var result = await AskAsync(server.Url);

        Assert.Equal(1, result.Code);
        Assert.Contains(elsewhere.Url, DoctorTests.Check(result, "token", "error"), StringComparison.Ordinal);
        Assert.Null(elsewhere.Ingested);
    }

    [Fact]
    public async Task Server_NotThere_IsAnError()
    {
        string url;
        await using (var server = await FakeServer.StartAsync(TimeSpan.Zero))
            url = server.Url;

        var result = await AskAsync(url);

        Assert.Equal(1, result.Code);
        Assert.Contains("cannot be reached", DoctorTests.Check(result, "server", "error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_SpeaksNoTls_IsAnError()
    {
        await using var server = await FakeServer.StartAsync(TimeSpan.Zero);

        var result = await AskAsync(server.Url.Replace("http:", "https:", StringComparison.Ordinal));

        Assert.Equal(1, result.Code);
        Assert.Contains("no safe connection", DoctorTests.Check(result, "server", "error"), StringComparison.Ordinal);
        Assert.Null(server.Ingested);
    }

    [Fact]
    public async Task Server_SaysControlCharacters_DoNotReachTheTerminal()
    {
        await using var server = await FakeServer.StartAsync(TimeSpan.Zero, health: FakeServer.Problem(503, "\\u001b[2J"));

        var result = await AskAsync(server.Url);

        Assert.Equal(1, result.Code);
        Assert.Contains("no code", DoctorTests.Check(result, "server", "error"), StringComparison.Ordinal);
    }

    private Task<Result> AskAsync(string server, string? token = null)
    {
        (_tool.Environment["WIGTOKEN_TOKEN_SERVER"], _tool.Environment["WIGTOKEN_TOKEN"], _tool.Environment["WIGTOKEN_MACHINE"]) = (server, token ?? _token, "laptop");
        return _tool.RunAsync("doctor", "--json");
    }
}
