using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace WigToken.Load.Measuring;

/// <summary>What the figures were measured on, in the words of <c>benchmarks/compare.py</c>.</summary>
internal static partial class Machine
{
    private const string Processors = "/proc/cpuinfo";

    public static void Write(Utf8JsonWriter json, string fileSystem)
    {
        json.WriteStartObject("machine");
        json.WriteString("cpu", Cpu());
        json.WriteNumber("cores", Environment.ProcessorCount);
        json.WriteNumber("ramGb", Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9));
        // Without what the distributor added.
        json.WriteString("kernel", Numbers().Match(Environment.OSVersion.Version.ToString()).Value);
        json.WriteString("fileSystem", fileSystem);
        json.WriteEndObject();
        json.WriteStartObject("versions");
        json.WriteString("wigtoken", typeof(Storage.IUsageStore).Assembly.GetName().Version!.ToString(3));
        json.WriteString("dotnet", Environment.Version.ToString());
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        json.WriteString("sqlite", sqlite.ServerVersion);
        json.WriteEndObject();
    }

    private static string Cpu() =>
        File.Exists(Processors) && ModelName().Match(File.ReadAllText(Processors)) is { Success: true } name
            ? name.Groups["name"].Value
            : RuntimeInformation.ProcessArchitecture.ToString();

    [GeneratedRegex("^model name\\s*: (?<name>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ModelName();

    [GeneratedRegex("^[0-9]+(\\.[0-9]+){0,2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
