using System.Buffers;
using WigToken.Cli;

namespace WigToken.Agent.Host.Service;

/// <summary>Text in unit files, where backslashes, quotes and percent signs mean things everywhere, and dollars in some places.</summary>
internal static class SystemdText
{
    private static readonly SearchValues<char> NotForPrograms = SearchValues.Create("\"'\\");

    /// <summary>The program of a command line: no dollar means anything there, and quotes cannot be.</summary>
    public static string Program(string path) => path.AsSpan().ContainsAny(NotForPrograms)
        ? throw new CommandException($"This program lies at {path}, and systemd starts none with quotes or backslashes in its path. Put it somewhere else.")
        : $"\"{Escape(path)}\"";

    /// <summary>Any other word of a command line.</summary>
    public static string Argument(string text) => $"\"{Escape(text).Replace("$", "$$", StringComparison.Ordinal)}\"";

    /// <summary>A variable of the environment.</summary>
    public static string Assignment(string name, string value) => $"\"{name}={Escape(value)}\"";

    /// <summary>An entry in a list of paths.</summary>
    public static string Path(string path) => $"\"{Escape(path)}\"";

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("%", "%%", StringComparison.Ordinal);
}
