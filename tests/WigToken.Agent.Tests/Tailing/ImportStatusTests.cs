using WigToken.Agent.Tailing;

namespace WigToken.Agent.Tests.Tailing;

public sealed class ImportStatusTests
{
    private static readonly ImportStatus Running = new(ImportState.Running, 10, 5, 1_000, 250, 3, TimeSpan.FromSeconds(2));

    [Fact]
    public void Remaining_IsTheRestAtTheSpeedSoFar()
    {
        Assert.Equal(125, Running.BytesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(6), Running.Remaining);
    }

    [Fact]
    public void Remaining_MoreReadThanExpected_IsZero() => Assert.Equal(TimeSpan.Zero, (Running with { BytesDone = 1_001 }).Remaining);

    [Fact]
    public void Remaining_NothingToTellFrom_IsUnknown()
    {
        Assert.Null((Running with { BytesDone = 0 }).Remaining);
        Assert.Null((Running with { State = ImportState.Done }).Remaining);
        Assert.Null((Running with { State = ImportState.Waiting }).Remaining);
    }

    /// <summary>A division by zero made every status page fail in the first tick of the clock.</summary>
    [Fact]
    public void Remaining_NoTimeHasPassed_IsUnknown() => Assert.Null((Running with { Elapsed = TimeSpan.Zero }).Remaining);
}
