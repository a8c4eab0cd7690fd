using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WigToken.Agent.Host.Tests.Running;
using WigToken.Cli.Tests;

namespace WigToken.Agent.Host.Tests.Commands;

/// <summary>The hook must not be noticed: silent, short, and never a failure.</summary>
public sealed class HookTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    // A busy machine may start or end a process late, or leave it no time to send; not so often.
    private const int Attempts = 5;

    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Hook_SendsWhatIsNew_AndTheNextOneWhatCameAfter()
    {
        await using var server = await CapturingServer.StartAsync();
        Configure(server.Url);
        var transcript = _machine.Append("s-1.jsonl", Samples.Lines(3));

        await CallUntilAsync(transcript, () => !server.Bodies.IsEmpty);
        Assert.Contains("msg_2", Assert.Single(server.Bodies), StringComparison.Ordinal);

        _machine.Append("s-1.jsonl", Samples.Line("after"));
        await CallUntilAsync(transcript, () => server.Bodies.Count > 1);
        Assert.Contains("after", server.Bodies.Last(), StringComparison.Ordinal);
        Assert.DoesNotContain("msg_2", server.Bodies.Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "hook")]
    [InlineData("no JSON", "hook")]
    [InlineData("{}", "hook")]
    [InlineData("""{"transcript_path":"/nowhere/at/all.jsonl"}""", "hook")]
    [InlineData("", "hook", "--bogus", "more")]
    [InlineData("", "--bogus", "hook")]
    [InlineData("", "hook", "--token", Samples.Token, "--token-file", "x")]
    [InlineData("", "hook", "--server", "nonsense")]
    [InlineData("", "hook", "--state-dir", "/dev/null/x")]
    public async Task Hook_CalledWrongly_SaysNothing(string input, params string[] arguments)
    {
        Configure("http://127.0.0.1:1");
        AssertSilent(await _machine.RunAsync(input, arguments));
    }

    [Fact]
    public async Task Hook_NotConfigured_SaysNothing() => AssertSilent(await _machine.RunAsync(Samples.Hook(_machine.Append("s-1.jsonl", Samples.Line("1"))), ["hook"]));

    [Fact]
    public async Task Hook_SettingsDamaged_SaysNothing()
    {
        Directory.CreateDirectory(_machine.StateDirectory);
        File.WriteAllText(Path.Combine(_machine.StateDirectory, "agent.json"), "{");
        AssertSilent(await _machine.RunAsync("{}", ["hook"]));
    }

    [Fact]
    public async Task Hook_ServerAcceptsAndNeverAnswers_IsDoneInTime_AndNothingIsLost()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Configure($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        await AssertInTimeAsync(Samples.Hook(_machine.Append("s-1.jsonl", Samples.Line("1"))));

        await AssertCatchesUpAsync();
    }

    [Fact]
    public async Task Hook_NoServer_IsDoneInTime_AndNothingIsLost()
    {
        Configure("http://127.0.0.1:1");

        await AssertInTimeAsync(Samples.Hook(_machine.Append("s-1.jsonl", Samples.Line("1"))));

        await AssertCatchesUpAsync();
    }

    [Fact]
    public async Task Hook_InputNeverEnds_IsDoneInTime()
    {
        Configure("http://127.0.0.1:1");
        await AssertInTimeAsync(async () =>
        {
            using var hook = _machine.Start("hook");
            Assert.Equal(0, await hook.EndAsync(TimeSpan.FromSeconds(20)));
        });
    }

    [Fact]
    public async Task Help_IsNoCallOfTheHook() => Assert.Contains("never fails", (await _machine.RunAsync("hook", "--help")).Succeeded().Output, StringComparison.Ordinal);

    private Task AssertInTimeAsync(string call) => AssertInTimeAsync(async () => AssertSilent(await _machine.RunAsync(call, ["hook"])));

    private static async Task AssertInTimeAsync(Func<Task> call)
    {
        var shortest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < Attempts && shortest > Bound; attempt++)
        {
            var clock = Stopwatch.StartNew();
            await call();
            shortest = clock.Elapsed < shortest ? clock.Elapsed : shortest;
        }

        Assert.InRange(shortest, TimeSpan.Zero, Bound);
    }

    private async Task CallUntilAsync(string transcript, Func<bool> isSent)
    {
        for (var attempt = 0; attempt < Attempts && !isSent(); attempt++)
            AssertSilent(await _machine.RunAsync(Samples.Hook(transcript), ["hook"]));
        Assert.True(isSent());
    }

    private async Task AssertCatchesUpAsync()
    {
        await using var server = await CapturingServer.StartAsync();
        Configure(server.Url);
        (await _machine.RunAsync("once")).Succeeded();
        Assert.Single(server.Bodies);
    }

    private static void AssertSilent(Result result) => Assert.Equal((0, "", ""), (result.Code, result.Output, result.Error));

    private void Configure(string server) =>
        (_machine.Environment["WIGTOKEN_TOKEN_SERVER"], _machine.Environment["WIGTOKEN_TOKEN"]) = (server, Samples.Token);
}
