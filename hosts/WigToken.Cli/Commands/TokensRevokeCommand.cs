using System.CommandLine;
using System.Text.Json.Nodes;
using WigToken.Storage.Access;

namespace WigToken.Cli.Commands;

/// <summary>Ends a token.</summary>
internal sealed class TokensRevokeCommand : Command
{
    private readonly Argument<long> _id = new("ID") { Description = "The number that 'list' shows." };

    public TokensRevokeCommand(Func<ParseResult, string> contentRoot)
        : base("revoke", "End a token, its secrets and its sign-ins, now. The last live admin token cannot be revoked.")
    {
        Add(_id);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), parsed.GetRequiredValue(_id), cancellationToken));
    }

    private static async Task<int> RunAsync(string contentRoot, long id, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var token = (await installation.Tokens.GetTokensAsync(cancellationToken)).FirstOrDefault(token => token.Id == id);
        var audit = installation.Audit(AuditActions.TokenRevoked, new JsonObject { ["id"] = id, ["label"] = token?.Label });
        await Console.Out.WriteLineAsync(await installation.Tokens.RevokeTokenAsync(id, audit, cancellationToken) switch
        {
            RevokeResult.Revoked => $"Token {id} is revoked.",
            RevokeResult.AlreadyRevoked => $"Token {id} was revoked before.",
            RevokeResult.LastAdmin => throw new CommandException(
                $"Token {id} is the last live admin token and is kept. Issue another first: wigtoken tokens issue --user U --scope admin"),
            _ => throw new CommandException($"There is no token {id}. 'wigtoken tokens list --all' shows all of them."),
        });
        return 0;
    }
}
