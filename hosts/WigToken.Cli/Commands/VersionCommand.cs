using System.CommandLine;

namespace WigToken.Cli.Commands;

/// <summary>The word for <c>--version</c>.</summary>
internal sealed class VersionCommand : Command
{
    public VersionCommand(RootCommand root)
        : base("version", "Print the version.") =>
        SetAction((_, cancellationToken) => root.Parse(["--version"]).InvokeAsync(cancellationToken: cancellationToken));
}
