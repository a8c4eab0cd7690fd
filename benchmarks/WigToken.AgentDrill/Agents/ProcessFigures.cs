using System.Diagnostics;
using System.Globalization;

namespace WigToken.AgentDrill.Agents;

/// <summary>What the system knows of a process.</summary>
internal sealed class ProcessFigures(int id)
{
    private const string Resident = "VmRSS:", MostResident = "VmHWM:";

    public TimeSpan Cpu
    {
        get
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
    }

    public long ResidentBytes => Status(Resident) * 1024;

    /// <summary>The most that has been resident at any time.</summary>
    public long MostResidentBytes => Status(MostResident) * 1024;

    /// <summary>As everybody on the machine sees it.</summary>
    public string CommandLine => File.ReadAllText($"/proc/{id}/cmdline");

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
