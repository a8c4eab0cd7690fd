using System.CommandLine;

namespace WigToken.Load;

internal static class QueriesCommand
{
    public static Command Create() => new LoadCommand("queries", "");
}
