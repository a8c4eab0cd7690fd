using System.Globalization;

namespace WigToken.Agent.Host.Secrets;

/// <summary>The command line as the system shows it to everybody on the machine. No token may stay there.</summary>
internal static class CommandLineMemory
{
    // Fields of /proc/PID/stat, counted from the one behind the program's name: they are 4, 48 and 49 in its manual page.
    private const int Parent = 4 - 3, ArgumentsStart = 48 - 3, ArgumentsEnd = 49 - 3;

    /// <summary>Overwrites the tokens among this program's arguments in its own memory, which is where <c>ps</c> reads them.</summary>
    /// <returns>What to warn of where they stay visible.</returns>
    public static string? HideTokens(IReadOnlyList<string> arguments)
    {
        var secrets = ArgumentSecrets.In(arguments);
        if (secrets.Count == 0)
            return null;
        if (!OperatingSystem.IsLinux() || !TryOverwrite())
            return Warning("this program");
        return AncestorThatShows(secrets) is { } ancestor ? Warning(ancestor) : null;
    }

    private static unsafe bool TryOverwrite()
    {
        try
        {
            var fields = Stat("self");
            var (start, end) = (Address(fields[ArgumentsStart]), Address(fields[ArgumentsEnd]));
            if (start == 0 || end <= start)
                return false;
            ArgumentSecrets.Overwrite(new Span<byte>((void*)start, (int)(end - start)));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A shell, sudo or dnx that goes on beside this program has the same arguments, in memory that is not ours.</summary>
    private static string? AncestorThatShows(IReadOnlyCollection<string> secrets)
    {
        try
        {
            for (var process = Stat("self")[Parent]; process is not ("0" or "1"); process = Stat(process)[Parent])
            {
                var shown = File.ReadAllText($"/proc/{process}/cmdline");
                if (secrets.Any(secret => shown.Contains(secret, StringComparison.Ordinal)))
                    return $"process {process} ({Path.GetFileName(shown.Split('\0')[0])}), which started this program,";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or this system shows nobody the processes of others.
        }

        return null;
    }

    /// <summary>The fields behind the program's name. That may hold blanks and parentheses; the last one ends it.</summary>
    private static string[] Stat(string process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static nuint Address(string field) => nuint.Parse(field, CultureInfo.InvariantCulture);

    private static string Warning(string program) =>
        $"The command line of {program} shows the token to everybody on this machine. Use --token-file or WIGTOKEN_TOKEN, or save it once with 'wigtoken-agent configure'.";
}
