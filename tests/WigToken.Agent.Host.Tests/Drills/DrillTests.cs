using System.Reflection;
using WigToken.Server.Tests;

namespace WigToken.Agent.Host.Tests.Drills;

/// <summary>Short forms of the drills, which compare a real server with what was written; how fast or how small the agent was does not count here.</summary>
public sealed class DrillTests : IDisposable
{
    private const int Good = 0, Wrong = 1, AimMissed = 2;

    private static readonly string Program =
        typeof(DrillTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "Drill").Value!;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Kill_WhileTranscriptsAreWrittenAndMovedAbout_LosesNothing() => PassesAsync("kill", "--rounds", "4");

    [Fact]
    public Task Cut_OfTheNetworkAndKillOfBothEnds_LosesNothing() => PassesAsync("cut", "--rounds", "3");

    [Fact]
    public Task Week_WithoutAServer_ArrivesInOrder() => PassesAsync("week", "--messages", "1400", "--files", "70");

    [Fact]
    public Task History_OfGeneratedTranscripts_ArrivesAsTheOracleReadsIt() => PassesAsync("history", "--megabytes", "4");

    [Fact]
    public Task Disk_FullAndFreed_LosesNothing_UnderOneProcess()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a small file system needs root on Linux.");
        return PassesAsync("disk-full", "--cycles", "2");
    }

    [Fact]
    public Task Clock_TwoYearsOff_RowsAreRightAndBothSidesSaySo()
    {
        Installed.PathOf("faketime");
        return PassesAsync("clock", "--messages", "100");
    }

    [Fact]
    public async Task MessageTakenOutOfTheOutbox_IsMissed()
    {
        var (code, output) = await RunAsync("kill", "--rounds", "1", "--lose");

        Assert.True(code == Wrong, $"It ended with {code}.\n{output}");
        Assert.Contains("\nmissing: id=msg_", output, StringComparison.Ordinal);
    }

    private async Task PassesAsync(string command, params string[] options)
    {
        var (code, output) = await RunAsync(command, options);
        Assert.True(code is Good or AimMissed, $"It ended with {code}.\n{output}");
    }

    private Task<(int Code, string Output)> RunAsync(string command, params string[] options) =>
        WigToken.Server.Tests.Commands.RunAsync("dotnet", [Program, command, "--folder", _folder.Path, .. options]);
}
