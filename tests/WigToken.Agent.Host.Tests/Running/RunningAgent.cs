using System.Diagnostics;
using System.Globalization;

namespace WigToken.Agent.Host.Tests.Running;

/// <summary>The program while it runs.</summary>
internal sealed class RunningAgent(Process process) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public int Id => process.Id;

    public Task<string> Output { get; } = process.StandardOutput.ReadToEndAsync();

    public Task<string> Error { get; } = process.StandardError.ReadToEndAsync();

    /// <summary>Says something on its standard input, and ends that. It may not listen.</summary>
    public async Task SayAsync(string text)
    {
        try
        {
            await process.StandardInput.WriteAsync(text);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading.
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(TimeSpan limit)
    {
        using var end = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(end.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"It did not end within {limit}. It said:\n{await Error}{await Output}");
            throw;
        }
    }

    /// <summary>Ends it as Ctrl+C and systemd do.</summary>
    /// <returns>What it said on standard error.</returns>
    public async Task<string> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, await EndAsync(Limit));
        return await Error;
    }

    /// <summary>Waits until a condition holds while it runs.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!condition())
        {
            if (process.HasExited)
                Assert.Fail($"It ended before {what}. It said:\n{await Error}{await Output}");
            Assert.True(clock.Elapsed < Limit, $"Within {Limit} it did not come about that {what}.");
            await looks.WaitForNextTickAsync();
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
