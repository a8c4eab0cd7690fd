using System.Globalization;
using System.Text;
using System.Text.Json;
using WigToken.Tests;

namespace WigToken.Server.Tests;

/// <summary>What the README says of speed is what was measured last.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- compare:begin -->\n";
    private const string End = "<!-- compare:end -->";

    [Fact]
    public void HowFast_Table_EqualsNewestResults()
    {
        var newest = Directory.GetFiles(RepositoryFiles.PathOf("benchmarks/results"), "*.json").Max(StringComparer.Ordinal)!;
        using var result = JsonDocument.Parse(File.ReadAllText(newest));
        var readme = File.ReadAllText(RepositoryFiles.PathOf("README.md"));
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;

        var shown = readme[begin..readme.IndexOf(End, StringComparison.Ordinal)];

        Assert.True(Table(result.RootElement) == shown, $"The table in README.md is not that of {Path.GetFileName(newest)}. Run benchmarks/readme-table.py.");
    }

    private static string Table(JsonElement result)
    {
        var rows = result.GetProperty("rows").EnumerateArray().ToArray();
        var ours = rows.Where(static row => Text(row, "tool") == "WigToken.Scan").ToDictionary(static row => Text(row, "threads"), static row => Number(row, "wallMedian"));
        var table = new StringBuilder("| program | what it does | threads | wall, s | CPU, s | memory, MB | wall, WigToken.Scan = 1 |\n|---|---|--:|--:|--:|--:|--:|\n");
        foreach (var row in rows)
        {
            var wall = Number(row, "wallMedian");
            string[] cells =
            [
                Text(row, "tool"), Text(row, "does"), Text(row, "threads"), Format(wall, 2), Format(Number(row, "cpuMedian"), 2),
                Format(Number(row, "rssMax") / 1_000_000, 0), Format(wall / ours[Text(row, "threads")], 2),
            ];
            table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        JsonElement tree = result.GetProperty("tree"), machine = result.GetProperty("machine");
        var versions = result.GetProperty("versions").EnumerateObject().Select(static version => $"{version.Name} {version.Value}");
        var off = string.Join(", ", result.GetProperty("totals").EnumerateObject().Where(static totals => totals.Value.TryGetProperty("why", out _)).Select(static totals =>
            $"{totals.Name} {Math.Round(Number(totals.Value.GetProperty("percentOff"), "output"), 2).ToString("+0.00;-0.00;+0.00", CultureInfo.InvariantCulture)} %"));
        return table
            + $"\nMedians of {Text(rows[0], "rounds")} rounds over {Format(Number(tree, "bytes") / 1_000_000, 0)} MB in {Format(Number(tree, "files"), 0)} files, in the page cache; "
            + $"{Text(machine, "cpu")}, {Text(machine, "cores")} cores, Linux {Text(machine, "kernel")}, {Text(result, "date")}; {string.Join(", ", versions)}.\n"
            + (off.Length > 0 ? $"Output tokens, beside WigToken's: {off}.\n" : "");
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).ToString();

    private static decimal Number(JsonElement parent, string name) => parent.GetProperty(name).GetDecimal();

    private static string Format(decimal number, int decimals) => Math.Round(number, decimals).ToString($"N{decimals}", CultureInfo.InvariantCulture);
}
