using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using WigToken.Storage.Access;

namespace WigToken.Cli.Commands;

/// <summary>Lists tokens, never their secrets.</summary>
internal sealed class TokensListCommand : Command
{
    private readonly Option<bool> _all = new("--all") { Description = "Also those that are revoked or expired." };
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON, for scripts." };

    public TokensListCommand(Func<ParseResult, string> contentRoot)
        : base("list", "List the live tokens.")
    {
        Add(_all);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), parsed.GetValue(_all), parsed.GetValue(_json), cancellationToken));
    }

    private static async Task<int> RunAsync(string contentRoot, bool isAll, bool isJson, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var now = installation.NowMs;
        var tokens = (await installation.Tokens.GetTokensAsync(cancellationToken)).Where(token => isAll || token.IsLive(now)).ToList();
        await Console.Out.WriteAsync(isJson ? Json(tokens) : tokens.Count == 0 ? "There is no live token. 'wigtoken init' issues an admin token.\n" : Text(tokens, now));
        return 0;
    }

    private static string Text(IEnumerable<Token> tokens, long nowMs)
    {
        var table = new Table(">id", "user", "scope", "secret", "created", "ends", "last used", "label");
        foreach (var token in tokens)
        {
            var ends = token switch
            {
                { RevokedMs: { } revoked } => $"revoked {Formats.Time(revoked)}",
                { ExpiresMs: { } expired } when expired <= nowMs => $"expired {Formats.Time(expired)}",
                _ => Formats.Time(token.ExpiresMs, "never"),
            };
            table.Add(
                token.Id.ToString(CultureInfo.InvariantCulture), token.User, TokenWords.Of(token.Scope), token.Prefix + "…", Formats.Time(token.CreatedMs), ends,
                Formats.Time(token.LastUsedMs, "never"), token.Label);
        }

        return table.ToString();
    }

    private static string Json(IEnumerable<Token> tokens)
    {
        var rows = tokens.Select(static token => new
        {
            token.Id,
            token.User,
            scope = TokenWords.Of(token.Scope),
            token.Label,
            token.Prefix,
            exposes = TokenWords.Of(token.Exposes),
            createdAt = token.CreatedMs,
            expiresAt = token.ExpiresMs,
            revokedAt = token.RevokedMs,
            lastUsedAt = token.LastUsedMs,
        });
        return JsonSerializer.Serialize(new { tokens = rows }, Formats.Json) + "\n";
    }
}
