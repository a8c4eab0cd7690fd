namespace WigToken.Agent.Host.Service;

/// <summary>Text in unit files. A percent sign stands for other things everywhere; what quotes, backslashes and dollars mean depends on the setting.</summary>
internal static class SystemdText
{
    /// <summary>A word of a command line.</summary>
    public static string Argument(string text) => $"\"{Escape(text).Replace("$", "$$", StringComparison.Ordinal)}\"";

    /// <summary>A variable of the environment.</summary>
    public static string Assignment(string name, string value) => $"\"{name}={Escape(value)}\"";

    /// <summary>An entry in a list of paths: a backslash is nothing special there, so a quote has to stand in quotes of the other kind.</summary>
    public static string Path(string path) => $"\"{path.Replace("%", "%%", StringComparison.Ordinal).Replace("\"", "\"'\"'\"", StringComparison.Ordinal)}\"";

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("%", "%%", StringComparison.Ordinal);
}
