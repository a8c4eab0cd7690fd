using System.Diagnostics;
using System.Globalization;

namespace WigToken.Load.Servers;

/// <summary>A team server in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ServerOutput _output = new();

    private ServerProcess(ServerFiles files, string database, bool isOpen, int port)
    {
        Port = port;
        _process = new Process { StartInfo = ServerStart.Create(files, database, isOpen, port) };
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = StartLimit };
    }

    public int Port { get; }

    public HttpClient Client { get; }

    /// <summary>From the start of the process until it answered that it is well.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>The token that a server prints when its database has none.</summary>
    public string? AdminToken => _output.AdminToken;

    public TimeSpan Cpu => Refreshed().TotalProcessorTime;

    public long ResidentBytes => Refreshed().WorkingSet64;

    /// <summary>Open files and sockets.</summary>
    public int Handles => Refreshed().HandleCount;

    /// <summary>Starts a server and waits until it is well.</summary>
    /// <exception cref="LoadException">It ended, or was not well in time.</exception>
    public static Task<ServerProcess> StartAsync(ServerFiles files, CancellationToken cancellationToken) =>
        StartAsync(files, files.Database, isOpen: false, cancellationToken);

    /// <summary>Starts a server whose reads need no token: on a database that was used before nobody has one, as secrets are shown once.</summary>
    /// <exception cref="LoadException">It ended, or was not well in time.</exception>
    public static Task<ServerProcess> StartOpenAsync(ServerFiles files, string database, CancellationToken cancellationToken) =>
        StartAsync(files, database, isOpen: true, cancellationToken);

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>What systemd and containers do; returns how long the server took to end.</summary>
    /// <exception cref="LoadException">It did not end well.</exception>
    public async Task<TimeSpan> TerminateAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0)
            throw new LoadException($"On SIGTERM the server ended with {_process.ExitCode}. It said:\n{_output}");
        return Stopwatch.GetElapsedTime(clock);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (IsRunning())
            Kill();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(ServerFiles files, string database, bool isOpen, CancellationToken cancellationToken)
    {
        var server = new ServerProcess(files, database, isOpen, FreePort.Take());
        try
        {
            var clock = Stopwatch.GetTimestamp();
            server._process.Start();
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            while (!await server.IsWellAsync(cancellationToken))
            {
                if (server._process.HasExited || Stopwatch.GetElapsedTime(clock) > StartLimit)
                    throw new LoadException($"The server did not start within {StartLimit.TotalSeconds:F0} s. It said:\n{server._output}");
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }

            server.StartTime = Stopwatch.GetElapsedTime(clock);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private async Task<bool> IsWellAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Client.GetStringAsync(new Uri("health", UriKind.Relative), cancellationToken) == "ok";
        }
        catch (HttpRequestException)
        {
            // Not listening yet, or not well yet.
            return false;
        }
    }

    private bool IsRunning()
    {
        try
        {
            return !_process.HasExited;
        }
        catch (InvalidOperationException)
        {
            // It never started.
            return false;
        }
    }

    private Process Refreshed()
    {
        _process.Refresh();
        return _process;
    }
}
