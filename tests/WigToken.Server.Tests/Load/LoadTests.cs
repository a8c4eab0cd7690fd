namespace WigToken.Server.Tests.Load;

/// <summary>Short forms of the load program's runs. It compares the server with what it sent and was answered; how fast that was does not count here.</summary>
public sealed class LoadTests : IDisposable
{
    private const int Good = 0, AimMissed = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_UnderIngest_LosesNothingThatWasAnswered()
    {
        var output = await RunAsync("kill", "--rounds", "2");

        Assert.Contains("messages, all of them there once", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--gzip")]
    public async Task Ingest_OfManyClients_IsCountedExactly(params string[] more)
    {
        var output = await RunAsync("ingest", ["--seconds", "1", "--rounds", "1", .. more]);

        Assert.Contains("messages/s", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_SomeOfThemStuck_GetEveryChangeAndEndWithTheServer()
    {
        var output = await RunAsync("sse", "--subscribers", "50", "--stuck", "5", "--seconds", "3");

        Assert.Contains("SIGTERM to the end", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_OfATeamsYear_AreAnswered()
    {
        var output = await RunAsync("queries", "--messages", "20000", "--requests", "5");

        Assert.Contains("20,000: p50", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatIsNone_EndsWithOne()
    {
        var notAServer = Path.Combine(_folder.Path, "x.dll");
        await File.WriteAllTextAsync(notAServer, "");

        var (code, _) = await Commands.RunAsync("dotnet", ProgramOf("ingest", ["--server", notAServer]));

        Assert.Equal(1, code);
    }

    /// <summary>Runs a command of the program; it must not find that the server did something wrong.</summary>
    private async Task<string> RunAsync(string command, params string[] options)
    {
        var (code, output) = await Commands.RunAsync("dotnet", ProgramOf(command, options));
        Assert.True(code is Good or AimMissed, $"It ended with {code}.\n{output}");
        return output;
    }

    private string[] ProgramOf(string command, string[] options) =>
        [Path.Combine(AppContext.BaseDirectory, "WigToken.Load.dll"), command, "--folder", _folder.Path, .. options];
}
