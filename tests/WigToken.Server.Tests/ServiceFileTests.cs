using System.Globalization;
using System.Text.RegularExpressions;
using WigToken.Tests;

namespace WigToken.Server.Tests;

/// <summary>The example for systemd.</summary>
public sealed partial class ServiceFileTests : IDisposable
{
    private const string Program = "/opt/wigtoken/wigtoken start";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Service_HasNothingThatSystemdDoesNotUnderstand()
    {
        var (code, output) = await AnalyzeAsync("verify");

        Assert.True(code == 0 && output.Trim().Length == 0, output);
    }

    [Fact]
    public async Task Service_IsExposedAsLittleAsItsCommentSays()
    {
        var (_, output) = await AnalyzeAsync("security", "--offline=true");

        var score = decimal.Parse(Score().Match(output).Groups["score"].Value, CultureInfo.InvariantCulture);
        // Newer versions of systemd judge more.
        Assert.InRange(score, 0.1m, 2.9m);
    }

    private async Task<(int Code, string Output)> AnalyzeAsync(params string[] arguments)
    {
        const string Analyze = "systemd-analyze";
        Assert.SkipWhen(Installed.Find(Analyze) is null, $"{Analyze} is not installed.");
        var unit = File.ReadAllText(RepositoryFiles.PathOf("deploy/wigtoken.service"));
        Assert.Contains(Program, unit, StringComparison.Ordinal);
        var file = Path.Combine(_folder.Path, "wigtoken.service");
        await File.WriteAllTextAsync(file, unit.Replace(Program, "/bin/true", StringComparison.Ordinal));
        return await Commands.RunAsync(Installed.Find(Analyze)!, [.. arguments, file]);
    }

    [GeneratedRegex(@"Overall exposure level for \S+: (?<score>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Score();
}
