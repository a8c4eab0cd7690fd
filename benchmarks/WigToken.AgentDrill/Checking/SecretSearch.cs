using System.Text;
using WigToken.AgentDrill.Agents;
using WigToken.Load;

namespace WigToken.AgentDrill.Checking;

/// <summary>Looks for an agent's token wherever it must not be.</summary>
internal static class SecretSearch
{
    /// <summary>In the command line of a process, as everybody sees it.</summary>
    /// <exception cref="LoadException">There it is.</exception>
    public static void InCommandLine(AgentProcess agent, AgentSetup setup)
    {
        // Until it has said something it may not have got to hiding it.
        if (agent is { HasSpoken: true, HasEnded: false } && CommandLine(agent).Contains(setup.Token, StringComparison.Ordinal))
            throw new LoadException($"The command line of the {agent} shows the token.");
    }

    /// <summary>In every file of a run, but the one that was made to hold it; and whether what others may read is closed to them.</summary>
    /// <returns>How many files were searched.</returns>
    /// <exception cref="LoadException">There it is.</exception>
    public static int InFiles(string folder, AgentSetup setup)
    {
        var secret = Encoding.UTF8.GetBytes(setup.Token);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => path != AgentStart.TokenFile(setup)).ToList();
        foreach (var path in files)
        {
            if (TryRead(path) is { } bytes && bytes.AsSpan().IndexOf(secret) >= 0)
                throw new LoadException($"'{path}' holds the token.");
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(setup.StateDirectory).Append(setup.StateDirectory))
        {
            const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
                throw new LoadException($"'{path}' is open to others: {File.GetUnixFileMode(path)}.");
        }

        return files.Count;
    }

    private static string CommandLine(AgentProcess agent)
    {
        try
        {
            return agent.Figures.CommandLine;
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }

    private static byte[]? TryRead(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (IOException)
        {
            // A journal that was just removed.
            return null;
        }
    }
}
