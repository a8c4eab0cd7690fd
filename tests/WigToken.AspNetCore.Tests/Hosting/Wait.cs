using System.Diagnostics;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>Waits for a condition, but not for ever.</summary>
internal static class Wait
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < Limit, $"Within {Limit.TotalSeconds} s it did not come about that {what}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
