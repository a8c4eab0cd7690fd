using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WigToken.Scan;

/// <summary>The command line: <c>WigToken.Scan DIR [--threads N] [--store FILE]</c>.</summary>
internal sealed record ScanOptions(string Directory, int Threads, string? Store)
{
    private const string Usage = "Usage: WigToken.Scan DIR [--threads N] [--store FILE]";

    public static bool TryParse(string[] args, [NotNullWhen(true)] out ScanOptions? options, [NotNullWhen(false)] out string? problem)
    {
        (options, problem) = (null, null);
        string? directory = null, store = null;
        var threads = Environment.ProcessorCount;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--threads" && i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out threads) && threads > 0)
                i++;
            else if (args[i] is "--store" && i + 1 < args.Length)
                store = args[++i];
            else if (directory is null && !args[i].StartsWith('-'))
                directory = args[i];
            else
                problem = $"Cannot make sense of '{args[i]}'. {Usage}";
        }

        problem ??= directory is null ? Usage : System.IO.Directory.Exists(directory) ? null : $"There is no folder '{directory}'. {Usage}";
        if (problem is not null)
            return false;
        options = new ScanOptions(directory!, threads, store);
        return true;
    }
}
