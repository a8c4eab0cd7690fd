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
        for (var i = 0; i < args.Length && problem is null; i++)
        {
            switch (args[i])
            {
                case "--threads":
                    if (++i == args.Length || !int.TryParse(args[i], CultureInfo.InvariantCulture, out threads) || threads < 1)
                        problem = $"--threads needs a number from 1 on, not '{args.ElementAtOrDefault(i)}'. {Usage}";
                    break;
                case "--store" when i + 1 < args.Length:
                    store = args[++i];
                    break;
                case var path when directory is null && !path.StartsWith('-'):
                    directory = path;
                    break;
                default:
                    problem = $"Cannot make sense of '{args[i]}'. {Usage}";
                    break;
            }
        }

        problem ??= directory is null ? Usage : System.IO.Directory.Exists(directory) ? null : $"There is no folder '{directory}'. {Usage}";
        if (problem is not null)
            return false;
        options = new ScanOptions(directory!, threads, store);
        return true;
    }
}
