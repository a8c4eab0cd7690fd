using System.Globalization;
using System.Text.RegularExpressions;

namespace WigToken.AspNetCore.Tests.Metrics;

/// <summary>One sample of a scrape.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    public string this[string label] => Labels[label];
}

/// <summary>Reads Prometheus text as strictly as its description is: whatever is not said there is an error.</summary>
internal static partial class Exposition
{
    public static IReadOnlyList<Sample> Read(string text, bool isOpenMetrics = false)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var lines = text[..^1].Split('\n');
        if (isOpenMetrics)
        {
            Assert.Equal("# EOF", lines[^1]);
            lines = lines[..^1];
        }

        var samples = new List<Sample>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        var family = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                family = line.Split(' ', 4)[2];
                Assert.True(families.TryAdd(family, ""), $"{family} is described twice.");
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                Assert.Equal(family, line.Split(' ')[2]);
                families[family] = line.Split(' ')[3];
            }
            else
            {
                var sample = ReadSample(line);
                Assert.Contains(sample.Name, Names(family, families[family], isOpenMetrics));
                Assert.True(seen.Add(line[..line.LastIndexOf(' ')]), $"Twice: {line}");
                samples.Add(sample);
            }
        }

        Assert.All(families, static family => Assert.Contains(family.Value, (string[])["counter", "gauge", "histogram"]));
        return samples;
    }

    private static string[] Names(string family, string type, bool isOpenMetrics) => type switch
    {
        "histogram" => [family + "_bucket", family + "_sum", family + "_count"],
        "counter" when isOpenMetrics => [family + "_total"],
        _ => [family],
    };

    private static Sample ReadSample(string line)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, $"No sample: {line}");
        var labels = match.Groups["label"].Captures.Zip(match.Groups["text"].Captures)
            .ToDictionary(static pair => pair.First.Value, static pair => Unescape(pair.Second.Value), StringComparer.Ordinal);
        return new Sample(match.Groups["name"].Value, labels, double.Parse(match.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static string Unescape(string text) => Escape().Replace(text, static match => match.Value[1] == 'n' ? "\n" : match.Value[1..]);

    // In a label's text a backslash stands before a backslash, a quote or an n, and nowhere else.
    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{((?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?<text>([^"\\\n]|\\[\\"n])*)"(,(?!\})|(?=\})))*\})? (?<value>[-+0-9.eE]+)$""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SampleLine();

    [GeneratedRegex("""\\[\\"n]""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escape();
}
