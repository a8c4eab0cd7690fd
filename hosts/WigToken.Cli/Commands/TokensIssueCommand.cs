using System.CommandLine;
using System.Text.Json.Nodes;
using WigToken.Storage.Access;

namespace WigToken.Cli.Commands;

/// <summary>Issues a token and prints its secret, alone, on standard output.</summary>
internal sealed class TokensIssueCommand : Command
{
    private readonly Option<string> _user = new("--user") { Description = "Whose it is; usage that is sent with it counts as theirs.", Required = true, HelpName = "U" };

    private readonly Option<string> _scope = new("--scope")
    {
        Description = "What it is for: sending usage, reading, everything, or widgets in public pages.", Required = true,
    };

    private readonly Option<string> _label = new("--label") { Description = "A note.", DefaultValueFactory = static _ => "" };

    private readonly Option<string> _expires = new("--expires")
    {
        Description = "When it ends: a span (30m, 24h, 90d, 12w), the beginning of a day in UTC (2027-01-31), or never.", HelpName = "90d|2027-01-31|never",
        DefaultValueFactory = static _ => "never",
    };

    private readonly Option<string> _exposes = new("--exposes")
    {
        Description = $"What an embed token shows, separated by commas, out of {string.Join(", ", TokenWords.Exposures.Keys)}. Default: {string.Join(',', TokenWords.Of(EmbedExposures.Default))}",
        HelpName = "LIST",
    };

    public TokensIssueCommand(Func<ParseResult, string> contentRoot)
        : base("issue", "Issue a token. Standard output gets the secret and nothing else, this once.")
    {
        _scope.AcceptOnlyFromAmong("ingest", "read", "admin", "embed");
        Add(_user);
        Add(_scope);
        Add(_label);
        Add(_expires);
        Add(_exposes);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), now => Wanted(parsed, now), cancellationToken));
    }

    private NewToken Wanted(ParseResult parsed, DateTimeOffset now)
    {
        var scope = Enum.Parse<TokenScope>(parsed.GetRequiredValue(_scope), ignoreCase: true);
        var expires = parsed.GetRequiredValue(_expires);
        if (!Durations.TryEnd(expires, now, out var expiresMs))
            throw new CommandException($"--expires is '{expires}'; expected a span such as 90d, a day such as 2027-01-31, or never.");
        if (expiresMs <= now.ToUnixTimeMilliseconds())
            throw new CommandException($"--expires is '{expires}', which is in the past.");
        var exposes = parsed.GetValue(_exposes) is { } list ? Parse(list) : scope == TokenScope.Embed ? EmbedExposures.Default : EmbedExposures.None;
        var wanted = new NewToken(parsed.GetRequiredValue(_user), scope, parsed.GetRequiredValue(_label), exposes, expiresMs);
        return wanted.Problem(now.ToUnixTimeMilliseconds()) is { } problem ? throw new CommandException(problem) : wanted;
    }

    private static async Task<int> RunAsync(string contentRoot, Func<DateTimeOffset, NewToken> wanted, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var token = wanted(installation.Time.GetUtcNow());
        var secret = TokenSecret.Generate(token.Scope);
        var meta = new JsonObject { ["user"] = token.User, ["scope"] = TokenWords.Of(token.Scope), ["label"] = token.Label, ["prefix"] = secret.Prefix };
        var issued = await installation.Tokens.IssueTokenAsync(token, secret, installation.Audit(AuditActions.TokenIssued, meta), cancellationToken);
        await Console.Error.WriteLineAsync(
            $"Token {issued.Id} ({TokenWords.Of(issued.Scope)}) for {issued.User}, {(issued.ExpiresMs is { } end ? $"good until {Formats.Time(end)}" : "without an end")}. Its secret is shown this once:");
        await Console.Out.WriteLineAsync(secret.Reveal());
        return 0;
    }

    private static EmbedExposures Parse(string list)
    {
        var exposures = EmbedExposures.None;
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            exposures |= TokenWords.Exposures.TryGetValue(word.ToLowerInvariant(), out var exposure)
                ? exposure
                : throw new CommandException($"--exposes names '{word}'; expected {string.Join(", ", TokenWords.Exposures.Keys)}, separated by commas.");
        }

        return exposures;
    }
}
