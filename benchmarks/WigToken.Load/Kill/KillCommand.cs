using System.CommandLine;

namespace WigToken.Load;

internal static class KillCommand
{
    public static Command Create() => new LoadCommand("kill", "");
}
