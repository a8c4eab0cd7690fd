using System.CommandLine;

namespace WigToken.Cli.Commands;

/// <summary>The word for <c>--help</c>.</summary>
internal sealed class HelpCommand : Command
{
    private readonly Argument<string[]> _words = new("command") { Description = "The command to explain; all of them without.", Arity = ArgumentArity.ZeroOrMore };

    public HelpCommand(RootCommand root)
        : base("help", "Explain the commands.")
    {
        Add(_words);
        SetAction((parsed, cancellationToken) => root.Parse([.. parsed.GetValue(_words) ?? [], "--help"]).InvokeAsync(cancellationToken: cancellationToken));
    }
}
