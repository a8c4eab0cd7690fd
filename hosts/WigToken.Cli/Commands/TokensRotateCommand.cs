using System.CommandLine;
using System.Text.Json.Nodes;
using WigToken.Storage.Access;

namespace WigToken.Cli.Commands;

/// <summary>Gives a token a new secret.</summary>
internal sealed class TokensRotateCommand : Command
{
    private readonly Argument<long> _id = new("ID") { Description = "The number that 'list' shows." };

    private readonly Option<string> _grace = new("--grace")
    {
        Description = "How long the secret before stays good: a span such as 30m, 24h or 7d, or 0.", HelpName = "24h", DefaultValueFactory = static _ => "24h",
    };

    public TokensRotateCommand(Func<ParseResult, string> contentRoot)
        : base("rotate", "Give a live token a new secret. Standard output gets the secret and nothing else, this once.")
    {
        Add(_id);
        Add(_grace);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), parsed.GetRequiredValue(_id), parsed.GetRequiredValue(_grace), cancellationToken));
    }

    private static async Task<int> RunAsync(string contentRoot, long id, string grace, CancellationToken cancellationToken)
    {
        if (Durations.Span(grace) is not { } span)
            throw new CommandException($"--grace is '{grace}'; expected a span such as 30m, 24h or 7d, or 0.");
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var until = installation.NowMs + (long)span.TotalMilliseconds;
        var token = (await installation.Tokens.GetTokensAsync(cancellationToken)).FirstOrDefault(token => token.Id == id);
        var secret = TokenSecret.Generate(token?.Scope ?? TokenScope.Read);
        var meta = new JsonObject { ["id"] = id, ["label"] = token?.Label, ["prefix"] = secret.Prefix, ["graceUntil"] = until };
        if (token is null || await installation.Tokens.RotateTokenAsync(id, secret, until, installation.Audit(AuditActions.TokenRotated, meta), cancellationToken) is null)
            throw new CommandException($"There is no live token {id}. 'wigtoken tokens list' shows those that are.");
        await Console.Error.WriteLineAsync(
            span == TimeSpan.Zero
                ? $"Token {id} has a new secret; the one before is no longer good. It is shown this once:"
                : $"Token {id} has a new secret; the one before stays good until {Formats.Time(until)}. It is shown this once:");
        await Console.Out.WriteLineAsync(secret.Reveal());
        return 0;
    }
}
