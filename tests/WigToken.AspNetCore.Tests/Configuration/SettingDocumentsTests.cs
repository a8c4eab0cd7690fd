using System.Text.RegularExpressions;
using WigToken.AspNetCore.Tests.Page;
using WigToken.Configuration;
using WigToken.Tests;

namespace WigToken.AspNetCore.Tests.Configuration;

/// <summary>What is written of the settings names each of them, and none that there is not.</summary>
public sealed partial class SettingDocumentsTests
{
    // Of the reference host, which alone listens.
    private static readonly string[] Addresses = ["PORT", "HOST"];

    private static readonly string Example = File.ReadAllText(RepositoryFiles.PathOf("deploy/.env.example"));
    private static readonly string Manual = File.ReadAllText(RepositoryFiles.PathOf("docs/configuration.md"));

    private static IEnumerable<string> Variables => Setting.All.Select(static setting => setting.Variable).Concat(Addresses).Order(StringComparer.Ordinal);

    [Fact]
    public void Example_NamesEveryVariableOnce() =>
        Assert.Equal(Variables, Example.FindAll("(?m)^#?([A-Za-z_]+)=").Order(StringComparer.Ordinal));

    [Fact]
    public void Example_ValuesCanBeRead()
    {
        foreach (var (variable, value) in Assignment().Matches(Example).Select(static match => (match.Groups["name"].Value, match.Groups["value"].Value)))
        {
            if (value.Length > 0 && Setting.All.FirstOrDefault(setting => setting.Variable == variable) is { } setting)
                Assert.True(setting.Apply(new WigTokenOptions(), value) is null, $"{variable}={value}");
        }
    }

    [Fact]
    public void Manual_NamesEveryVariableWithItsKey()
    {
        var named = new List<(string Variable, string Key)>();
        foreach (var match in Row().Matches(Manual).AsEnumerable())
        {
            var (variables, keys) = (match.Groups["variables"].Value.FindAll("`(.+?)`").ToList(), match.Groups["keys"].Value.FindAll("`(.+?)`").ToList());
            named.AddRange(variables.Select((variable, i) => (variable, keys.ElementAtOrDefault(i) ?? "")));
        }

        Assert.Equal(
            Setting.All.Select(static setting => (setting.Variable, setting.Key)).Concat(Addresses.Select(static variable => (variable, ""))).Order(),
            named.Order());
    }

    [GeneratedRegex("^#?(?<name>[A-Z_]+)=(?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();

    /// <summary>A row of the table of settings: its first two columns.</summary>
    [GeneratedRegex(@"^\| (?<variables>`[A-Z_]+`[^|]*) \| (?<keys>[^|]*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
