using System.Globalization;
using CsCheck;
using WigToken.Agent.Tests.Drills;

namespace WigToken.Agent.Tests.Tailing.Model;

public sealed class AgentSequenceTests : IAsyncLifetime
{
    private StandInServer? _servers;

    public async ValueTask InitializeAsync() => _servers = await StandInServer.StartAsync();

    public ValueTask DisposeAsync() => _servers!.DisposeAsync();

    /// <summary>
    /// As many sequences as <c>WIGTOKEN_AGENT_SEQUENCES</c> says (benchmarks/agent-sequences.sh). A failure prints its seed, which
    /// <c>CsCheck_Seed</c> takes, and the shortest sequence found that fails.
    /// </summary>
    [Fact]
    public Task AnySequence_ServerHasWhatANaiveReaderSaw() => Gen.Select(Step.Any.Array[1, 30], Gen.Int[0, 1_000_000]).SampleAsync(
        async (steps, seed) =>
        {
            using var model = new TailModel(new ServerEnd(_servers!, Fates.Any(seed, percentWell: 50)));
            await model.RunAsync(steps);
        },
        iter: long.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_AGENT_SEQUENCES") ?? "100", CultureInfo.InvariantCulture),
        print: static run => $"fates {run.Item2}\n{string.Join('\n', run.Item1.Select(static step => step.ToString()))}");

    [Fact]
    public async Task ServerThatLies_IsFoundOut()
    {
        using var model = new TailModel(new ServerEnd(_servers!, static () => Fate.Lie));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => model.RunAsync([new Step(Act.WriteLines, Place: 0, Number: 0, IsRead: true)]));

        Assert.StartsWith("Not on the server", failure.Message, StringComparison.Ordinal);
    }
}
