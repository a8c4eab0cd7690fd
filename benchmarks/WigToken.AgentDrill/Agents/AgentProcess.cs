using System.Diagnostics;
using System.Globalization;
using WigToken.Load;

namespace WigToken.AgentDrill.Agents;

/// <summary>An agent in a process of its own, which follows and sends until it is stopped or killed.</summary>
internal sealed class AgentProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly AgentLog _log;

    private AgentProcess(AgentSetup setup, TokenWay way)
    {
        _log = new AgentLog(setup.Log);
        _process = new Process { StartInfo = AgentStart.Create(setup, way, "run") };
        _process.OutputDataReceived += (_, line) => _log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _log.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static AgentProcess Start(AgentSetup setup, TokenWay way = TokenWay.Environment) => new(setup, way);

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public ProcessFigures Figures => new(Id);

    /// <summary>Waits until it has said that it is at work, or has ended.</summary>
    public Task AtWorkAsync(CancellationToken cancellationToken) => Task.WhenAny(_log.FirstLine, _process.WaitForExitAsync(cancellationToken));

    /// <summary>Whether it has said anything yet.</summary>
    public bool HasSpoken => _log.FirstLine.IsCompleted;

    /// <summary>How often it has said something with these words.</summary>
    public int Said(string words) => _log.Count(words);

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>What systemd does.</summary>
    /// <exception cref="LoadException">It did not end well.</exception>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using (var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_process.HasExited || _process.ExitCode != 0)
            throw new LoadException($"On SIGTERM the agent {(_process.HasExited ? $"ended with {_process.ExitCode}" : $"did not end within {Limit}")}. It said:\n{_log}");
    }

    /// <exception cref="LoadException">It has ended, which it never may by itself.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited)
            throw new LoadException($"The agent ended with {_process.ExitCode}. It said:\n{_log}");
    }

    public override string ToString() => $"agent {Id}, which said:\n{_log}";

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _log.Dispose();
    }
}
