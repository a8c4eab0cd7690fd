using System.Diagnostics;
using System.Globalization;

namespace WigToken.AgentDrill.Agents;

/// <summary>What the system knows of a process.</summary>
internal sealed class ProcessFigures(int id)
{
    private const string VoluntarySwitches = "voluntary_ctxt_switches:", Resident = "VmRSS:", MostResident = "VmHWM:";

    public TimeSpan Cpu
    {
        get
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
    }

    public long ResidentBytes => Status($"/proc/{id}/status", Resident) * 1024;

    /// <summary>The most that has been resident at any time.</summary>
    public long MostResidentBytes => Status($"/proc/{id}/status", MostResident) * 1024;

    /// <summary>How often a thread of it has gone to sleep by itself, and so woken up.</summary>
    public long WakeUps => Directory.EnumerateDirectories($"/proc/{id}/task").Sum(static task => Status(Path.Combine(task, "status"), VoluntarySwitches));

    /// <summary>As everybody on the machine sees it.</summary>
    public string CommandLine => File.ReadAllText($"/proc/{id}/cmdline");

    private static long Status(string file, string name)
    {
        try
        {
            var line = File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal));
            return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return 0;
        }
    }
}
