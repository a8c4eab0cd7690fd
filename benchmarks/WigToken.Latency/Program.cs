// Measures how long it takes from a line appended to a transcript to the live event that counts it, through the real program.
//
//   dotnet run -c Release --project benchmarks/WigToken.Latency -- [appends, 1000] [files already there, 0]
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

var appends = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var idle = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var folder = Directory.CreateTempSubdirectory("wigtoken-latency-");
try
{
    var project = folder.CreateSubdirectory("projects").CreateSubdirectory("-home-alice-app");
    for (var i = 0; i < idle; i++)
        File.WriteAllText(Path.Combine(project.FullName, $"idle{i}.jsonl"), Line($"idle{i}"));
    using var transcript = new FileStream(Path.Combine(project.FullName, "live.jsonl"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
    var port = FreePort();
    using var server = Start(port, folder.FullName);
    using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = Timeout.InfiniteTimeSpan };
    await ImportedAsync(client);

    using var events = new StreamReader(await client.GetStreamAsync(new Uri("api/usage/stream", UriKind.Relative)));
    await MessagesAsync(events, idle);
    var random = new Random(1);
    var milliseconds = new List<double>(appends);
    for (var i = 1; i <= appends; i++)
    {
        // Apart from one another, as messages are; and at every phase of the server's rhythms.
        await Task.Delay(random.Next(20, 250));
        var line = Encoding.UTF8.GetBytes(Line($"live{i}"));
        var start = Stopwatch.GetTimestamp();
        transcript.Write(line);
        await MessagesAsync(events, idle + i);
        milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    server.Kill();
    milliseconds.Sort();
    Console.WriteLine($"{appends} appends beside {idle} idle files: p50 {At(0.50):F1} ms, p90 {At(0.90):F1} ms, p99 {At(0.99):F1} ms, max {milliseconds[^1]:F1} ms");

    double At(double quantile) => milliseconds[(int)Math.Ceiling(quantile * milliseconds.Count) - 1];
}
finally
{
    folder.Delete(recursive: true);
}

static Process Start(int port, string folder)
{
    var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WigToken.Server.dll"), "--contentRoot", folder])
    {
        RedirectStandardOutput = true, UseShellExecute = false,
    };
    start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
    start.Environment["CLAUDE_PROJECTS_DIR"] = Path.Combine(folder, "projects");
    var process = Process.Start(start)!;
    process.BeginOutputReadLine();
    return process;
}

static async Task ImportedAsync(HttpClient client)
{
    for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50))
    {
        try
        {
            var status = await client.GetStringAsync(new Uri("api/setup/status", UriKind.Relative));
            if (status.Contains("\"state\":\"done\"", StringComparison.Ordinal))
                return;
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException)
        {
            // Not listening yet.
        }
    }

    throw new TimeoutException("The server did not finish its import within two minutes.");
}

static async Task MessagesAsync(StreamReader events, int messages)
{
    while (await events.ReadLineAsync() is { } line)
    {
        if (line.StartsWith("data: {\"totals\"", StringComparison.Ordinal)
            && JsonSerializer.Deserialize<JsonElement>(line.AsSpan(6)).GetProperty("totals").GetProperty("messages").GetInt32() >= messages)
            return;
    }

    throw new EndOfStreamException("The stream ended.");
}

static string Line(string id) =>
    "{\"type\":\"assistant\",\"timestamp\":\"2026-05-01T10:00:00.000Z\",\"message\":{\"id\":\"" + id + "\",\"model\":\"claude-opus-5\",\"usage\":{\"input_tokens\":3,\"output_tokens\":7}}}\n";

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}
