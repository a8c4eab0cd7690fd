using System.CommandLine;

namespace WigToken.Load;

internal static class StreamCommand
{
    public static Command Create() => new LoadCommand("stream", "");
}
