using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using WigToken.Load.Servers;

namespace WigToken.Server.Tests;

/// <summary>The real program, as a process of its own that can be killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new(), _standardOutput = new();

    private ServerProcess(IReadOnlyDictionary<string, string> environment, int port)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WigToken.Server.dll"), "--contentRoot", AppContext.BaseDirectory])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["TIME_ZONE"] = "UTC";
        start.Environment["DEFAULT_USER"] = "alice";
        start.Environment["DEFAULT_MACHINE"] = "laptop";
        start.Environment.Remove("CLAUDE_CONFIG_DIR");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) =>
        {
            _output.Enqueue(line.Data ?? "");
            _standardOutput.Enqueue(line.Data ?? "");
        };
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = Limit };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>What it has said so far, on standard output and on standard error.</summary>
    public string Output => string.Join('\n', _output);

    public string StandardOutput => string.Join('\n', _standardOutput);

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the program on a tree and a database, without waiting for it.</summary>
    public static ServerProcess Start(string tree, string database, params (string Name, string Value)[] more) => new(
        new Dictionary<string, string>([new("CLAUDE_PROJECTS_DIR", tree), new("STATS_DB_PATH", database), .. more.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value))]),
        FreePort.Take());

    /// <summary>Starts the program with an environment of its own and waits for its end.</summary>
    public static async Task<ServerProcess> RunAsync(params (string Name, string Value)[] environment)
    {
        var server = new ServerProcess(
            environment.GroupBy(static pair => pair.Name).ToDictionary(static pairs => pairs.Key, static pairs => pairs.Last().Value), FreePort.Take());
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await server._process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            server.Kill();
            Assert.Fail($"The program did not end within {Limit}. It said:\n{server.Output}");
        }

        return server;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}\n{Output}");
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the first import is over.</summary>
    public Task ImportedAsync() => UntilAsync(async () =>
        (await GetAsync("api/setup/status")).GetProperty("import").GetProperty("state").GetString() == "done", "the import to end");

    /// <summary>Waits until a condition holds; a server that is not up yet does not hold it.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (clock.Elapsed < Limit && await looks.WaitForNextTickAsync())
        {
            Assert.False(_process.HasExited, $"The program ended while waiting for {what}. It said:\n{Output}");
            try
            {
                if (await condition())
                    return;
            }
            catch (HttpRequestException exception) when (exception.GetBaseException() is SocketException)
            {
                // Not listening yet.
            }
        }

        Assert.Fail($"Waited {Limit} in vain for {what}. The program said:\n{Output}");
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>What Ctrl+C and systemd do.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        Client.Dispose();
    }
}
