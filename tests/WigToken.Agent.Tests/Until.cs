namespace WigToken.Agent.Tests;

/// <summary>Waits for what a background service brings about.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, $"Waited {Limit.TotalSeconds} s in vain: {what}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
