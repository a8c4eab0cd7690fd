using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Pricing;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Cli.Tests;

public sealed class TokensTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Tokens_FromIssueToRevoke_AreListedAndAudited()
    {
        (await _tool.RunAsync("init")).Succeeded();
        var issued = await SecretAsync("tokens", "issue", "--user", "bob", "--scope", "ingest", "--label", "laptop", "--expires", "90d");
        Assert.Equal(2, (await FindAsync(issued))!.Id);

        var rotated = await SecretAsync("tokens", "rotate", "2", "--grace", "0");
        Assert.Null(await FindAsync(issued));
        Assert.Equal("bob", (await FindAsync(rotated))!.User);

        (await _tool.RunAsync("tokens", "revoke", "2")).Succeeded();
        Assert.Contains("revoked before", (await _tool.RunAsync("tokens", "revoke", "2")).Succeeded().Output, StringComparison.Ordinal);
        (await _tool.RunAsync("tokens", "rotate", "2")).FailedWith("no live token 2");
        (await _tool.RunAsync("tokens", "revoke", "3")).FailedWith("no token 3");
        (await _tool.RunAsync("tokens", "revoke", "1")).FailedWith("last live admin");

        Assert.Single(await ListAsync());
        var all = await ListAsync("--all");
        Assert.Equal(90 * 86_400_000L, all[1].GetProperty("expiresAt").GetInt64() - all[1].GetProperty("createdAt").GetInt64(), 1000.0);
        Assert.Contains("bob", (await _tool.RunAsync("tokens", "list", "--all")).Output, StringComparison.Ordinal);
        await AssertAuditedAsync([issued, rotated], AuditActions.TokenRevoked, AuditActions.TokenRotated, AuditActions.TokenIssued, AuditActions.TokenIssued);
    }

    [Fact]
    public async Task Issue_Embed_ExposesWhatIsAskedFor()
    {
        (await _tool.RunAsync("init")).Succeeded();

        var secret = await SecretAsync("tokens", "issue", "--user", "blog", "--scope", "embed", "--exposes", "totals,Recent");

        Assert.StartsWith("we_", secret, StringComparison.Ordinal);
        Assert.Equal(EmbedExposures.Totals | EmbedExposures.Recent, (await FindAsync(secret))!.Exposes);
    }

    [Theory]
    [InlineData("--expires", "soon", "--expires is 'soon'")]
    [InlineData("--expires", "2020-01-01", "in the past")]
    [InlineData("--exposes", "totals", "for embed tokens only")]
    [InlineData("--exposes", "everything", "'everything'")]
    [InlineData("--label", "a\nb", "'label'")]
    public async Task Issue_SomethingWrong_SaysWhatAndIssuesNothing(string option, string value, string message)
    {
        (await _tool.RunAsync("init")).Succeeded();

        (await _tool.RunAsync("tokens", "issue", "--user", "bob", "--scope", "read", option, value)).FailedWith(message);

        Assert.Single(await ListAsync("--all"));
    }

    private async Task<string> SecretAsync(params string[] arguments)
    {
        var result = (await _tool.RunAsync(arguments)).Succeeded();
        Assert.Matches(@"^(wts|we)_[0-9A-Za-z]{49}\n$", result.Output);
        Assert.DoesNotContain(result.Output.Trim(), result.Error, StringComparison.Ordinal);
        return result.Output.Trim();
    }

    private async Task<JsonElement[]> ListAsync(params string[] more) =>
        [.. (await _tool.RunAsync(["tokens", "list", "--json", .. more])).Succeeded().Json.GetProperty("tokens").EnumerateArray()];

    private async Task<Token?> FindAsync(string text)
    {
        Assert.True(TokenSecret.TryParse(text, out var secret));
        await using var store = (IAsyncDisposable)UsageStores.Sqlite(_tool.Database, PriceBook.Default, NullLogger.Instance);
        return await ((ITokenStore)store).FindTokenAsync(secret, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), CancellationToken.None);
    }

    private async Task AssertAuditedAsync(string[] secrets, params string[] actions)
    {
        await using var store = (IAsyncDisposable)UsageStores.Sqlite(_tool.Database, PriceBook.Default, NullLogger.Instance);
        var entries = await ((IAuditStore)store).GetAuditAsync(new AuditQuery { Limit = 100 }, CancellationToken.None);
        Assert.Equal(actions, entries.Select(static entry => entry.Action));
        Assert.All(entries, static entry => Assert.Equal(($"cli:{Environment.UserName}", ""), (entry.User, entry.Address)));
        Assert.All(secrets, secret => Assert.All(entries, entry => Assert.DoesNotContain(secret, entry.Meta, StringComparison.Ordinal)));
        Assert.Contains("laptop", entries[0].Meta, StringComparison.Ordinal);
    }
}
