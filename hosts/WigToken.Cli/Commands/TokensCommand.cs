using System.CommandLine;

namespace WigToken.Cli.Commands;

/// <summary>The tokens.</summary>
internal sealed class TokensCommand : Command
{
    public TokensCommand(Func<ParseResult, string> contentRoot)
        : base("tokens", "The tokens by which agents send, programs read, pages show widgets, and admins administer.")
    {
        Add(new TokensIssueCommand(contentRoot));
        Add(new TokensListCommand(contentRoot));
        Add(new TokensRotateCommand(contentRoot));
        Add(new TokensRevokeCommand(contentRoot));
    }
}
