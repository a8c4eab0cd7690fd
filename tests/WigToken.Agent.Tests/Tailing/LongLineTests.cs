using System.Diagnostics;
using WigToken.Parsing;

namespace WigToken.Agent.Tests.Tailing;

/// <summary>Runs alone, because it looks at the memory of the whole process. The slow test of this package.</summary>
[Collection(nameof(LongLineTests))]
[CollectionDefinition(nameof(LongLineTests), DisableParallelization = true)]
public sealed class LongLineTests : TailTest
{
    [Fact]
    public async Task LineOf500MB_IsSkippedInBoundedMemory()
    {
        // A hole in the middle: nothing has to be written, and reading it is as reading anything.
        Append(Lines.Of("m1") + Lines.Usage("long")[..^2]);
        using (var file = new FileStream(Transcript, FileMode.Open, FileAccess.Write))
            file.SetLength(500_000_000);
        Append("\"}\n" + Lines.Of("m2"));

        using var process = Process.GetCurrentProcess();
        var allowed = Math.Max(process.PeakWorkingSet64, process.WorkingSet64 + 600_000_000);
        var tail = await StartAsync();
        await tail.RoundAsync();
        process.Refresh();
        Assert.Equal(["m1", "m2"], Sink.Ids);
        Assert.Equal([(SkipReason.TooLong, 1L)], tail.Skips.All.Where(static skip => skip.Count > 0));
        Assert.InRange(process.PeakWorkingSet64, 0, allowed);

        // The long line is behind the position: an appended line costs its own bytes only.
        var bytes = tail.BytesRead;
        Append(Lines.Of("m3"));
        await tail.RoundAsync();
        Assert.Equal(["m1", "m2", "m3"], Sink.Ids);
        Assert.Equal(Lines.Of("m3").Length, tail.BytesRead - bytes);
    }
}
