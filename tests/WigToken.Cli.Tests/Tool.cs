using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace WigToken.Cli.Tests;

/// <summary>The real tool, as processes with a content root and an environment of their own.</summary>
internal sealed class Tool : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("wigtoken-").FullName;
    private readonly List<Process> _servers = [];
    private readonly StringBuilder _said = new();

    public Tool()
    {
        Root = Path.Combine(_folder, "root");
        Projects = Directory.CreateDirectory(Path.Combine(_folder, "projects", "-app")).Parent!.FullName;
        Environment = new(StringComparer.Ordinal)
        {
            ["CLAUDE_PROJECTS_DIR"] = Projects, ["CLAUDE_CONFIG_DIR"] = Path.Combine(_folder, "claude"), ["TIME_ZONE"] = "UTC", ["PORT"] = $"{FreePort()}",
        };
    }

    /// <summary>Its content root; does not exist before <c>init</c>.</summary>
    public string Root { get; }

    public string Database => Path.Combine(Root, "data", "stats.db");

    /// <summary>Where it looks for transcripts.</summary>
    public string Projects { get; }

    public Dictionary<string, string> Environment { get; }

    public string PathOf(string name) => Path.Combine(_folder, name);

    public async Task<Result> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return new Result(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the server, without a command as people do, and waits until it has imported what is there.</summary>
    public async Task<HttpClient> ServeAsync()
    {
        var process = Start();
        _servers.Add(process);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Environment["PORT"]}/"), Timeout = Limit };
        await UntilAsync(async () => (await GetAsync(client, "api/setup/status")).GetProperty("import").GetProperty("state").GetString() == "done", "the import to end");
        return client;
    }

    /// <summary>Stops the server as Ctrl+C and systemd do.</summary>
    public async Task StopAsync()
    {
        foreach (var process in _servers)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            using var limit = new CancellationTokenSource(Limit);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, Said());
            process.Dispose();
        }

        _servers.Clear();
    }

    public static async Task<long> MessagesAsync(HttpClient client) =>
        (await GetAsync(client, "api/usage/totals")).GetProperty("totals").GetProperty("messages").GetInt64();

    /// <summary>Waits until a condition holds; a server that is not up yet does not hold it.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (clock.Elapsed < Limit && await looks.WaitForNextTickAsync())
        {
            Assert.False(_servers.Exists(static server => server.HasExited), $"The server ended while waiting for {what}. It said:\n{Said()}");
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

        Assert.Fail($"Waited {Limit} in vain for {what}. The server said:\n{Said()}");
    }

    public void Dispose()
    {
        foreach (var process in _servers)
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) =>
        JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "wigtoken.dll"), .. arguments, "--content-root", Root])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder,
        };
        foreach (var name in new[] { "MODE", "DB_URL", "STATS_DB_PATH", "HOST", "WIGTOKEN_TOKEN_SERVER", "WIGTOKEN_TOKEN", "WIGTOKEN_MACHINE", "PRICES_FILE", "PRICE_BOOK" })
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }

    private string Said()
    {
        lock (_said)
            return _said.ToString();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
