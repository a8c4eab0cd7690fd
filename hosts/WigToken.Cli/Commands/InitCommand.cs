using System.CommandLine;
using System.Text.Json.Nodes;
using WigToken.Storage.Access;

namespace WigToken.Cli.Commands;

/// <summary>Makes what the server needs, and the first admin token.</summary>
internal sealed class InitCommand : Command
{
    public InitCommand(Func<ParseResult, string> contentRoot)
        : base("init", "Make the data folder, bring the database to the newest schema, and issue an admin token if there is none.") =>
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), cancellationToken));

    private static async Task<int> RunAsync(string contentRoot, CancellationToken cancellationToken)
    {
        DataFolder.Create(contentRoot);
        await using var installation = Installation.At(contentRoot);
        var (path, existed) = (installation.DatabasePath, File.Exists(installation.DatabasePath));
        await installation.Store.OpenAsync(cancellationToken);
        var messages = (await installation.Store.GetTotalAsync(cancellationToken)).Sum.Messages;
        var output = Console.Out;
        await output.WriteLineAsync(existed ? $"The database '{path}' is there and up to date; it holds {Formats.Messages(messages)}." : $"Made the database '{path}'.");

        var secret = TokenSecret.Generate(TokenScope.Admin);
        var audit = installation.Audit(AuditActions.TokenIssued, new JsonObject { ["scope"] = "admin", ["label"] = "first", ["prefix"] = secret.Prefix });
        var first = new NewToken("admin", TokenScope.Admin, "first", EmbedExposures.None, ExpiresMs: null);
        if (await installation.Tokens.IssueFirstAdminAsync(first, secret, audit, cancellationToken) is { } token)
        {
            await output.WriteLineAsync($"Issued the admin token {token.Id}. It is shown this once; keep it where you keep passwords:\n\n    {secret.Reveal()}\n");
        }
        else
        {
            await output.WriteLineAsync("There is an admin token already; 'wigtoken tokens list' shows it, 'wigtoken tokens rotate ID' gives it a new secret.");
        }

        await output.WriteLineAsync(
            """
            Next:
              wigtoken doctor                                  says whether everything is in place
              wigtoken start                                   runs the server; the page is at http://localhost:10103
              wigtoken tokens issue --user U --scope ingest    makes a token for a person's agent (team)
            """);
        return 0;
    }
}
