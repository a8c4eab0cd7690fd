using WigToken.PowerCut;

namespace WigToken.Storage.Tests.Faults;

/// <summary>What is acknowledged outlives a power cut at any moment. benchmarks/power-cut.sh runs the long form.</summary>
public sealed class PowerCutTests
{
    [Fact]
    public async Task PowerCut_AtAnyMoment_LosesNothingAcknowledgedAndDamagesNothing()
    {
        var report = await CutAsync(Synchronous.Full);

        Assert.True(report.IsClean, string.Join('\n', report.Findings.Prepend(report.ToString()).Take(10)));
        Assert.True(report is { Images: 40, Acknowledged: > 0, InsideCheckpoint: > 0 }, report.ToString());
    }

    [Fact]
    public async Task PowerCut_CommitsAreNotSynced_LosesSomeAndDamagesNothing()
    {
        var report = await CutAsync(Synchronous.Normal);

        Assert.True(report is { Lossy: > 0, LostMessages: > 0, Damaged: 0 }, report.ToString());
    }

    [Fact]
    public async Task PowerCut_NothingIsSynced_LosesAndDamages()
    {
        var report = await CutAsync(Synchronous.Off);

        Assert.True(report is { Lossy: > 0, Damaged: > 0 }, report.ToString());
    }

    private static async Task<PowerCutReport> CutAsync(Synchronous synchronous)
    {
        if (await Strace.WhyNotAsync() is { } reason)
            Assert.Skip(reason);
        var options = new PowerCutOptions { Images = 40, Batches = 80, Synchronous = synchronous };
        return await PowerCuts.RunAsync(options, TextWriter.Null, TestContext.Current.CancellationToken);
    }
}
