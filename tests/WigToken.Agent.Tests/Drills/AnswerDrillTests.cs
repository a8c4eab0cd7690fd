using System.Globalization;
using WigToken.Agent.Outbox;
using WigToken.Oracle;
using WigToken.Parsing;

namespace WigToken.Agent.Tests.Drills;

/// <summary>Answers get lost, come twice, come late, are cut, or say all that a server can say.</summary>
public sealed class AnswerDrillTests
{
    private static readonly TranscriptState State = new("/transcript.jsonl", 1, 1, TranscriptPosition.Start);

    /// <summary>As many requests as <c>WIGTOKEN_AGENT_REQUESTS</c> says (benchmarks/agent-sequences.sh), from <c>WIGTOKEN_AGENT_SEED</c>.</summary>
    [Fact]
    public async Task AnyAnswers_ServerHasWhatWasPutIn()
    {
        var seed = Setting("WIGTOKEN_AGENT_SEED", 1);
        var most = Setting("WIGTOKEN_AGENT_REQUESTS", 300);
        await using var servers = await StandInServer.StartAsync();
        using var agent = new DrilledAgent(servers, Fates.Any(seed, percentWell: 20));
        var messages = new MessageSource(seed);
        for (var batch = 1; agent.Requests < most; batch++)
        {
            agent.Outbox.Add("laptop", messages.Next(), State);
            // Before there are more of them than are kept.
            if (batch % 200 == 0)
                agent.Outbox.Retry();
            try
            {
                await agent.DrainAsync();
            }
            catch (OperationCanceledException)
            {
                agent.Restart();
            }
        }

        await agent.SettleAsync();

        SameLedger.Between(messages.All, agent.Received.All, messages.All);
        Assert.Equal(messages.Count, agent.Outbox.Counts.Sent);
    }

    [Fact]
    public async Task ServerOfTheFirstGeneration_IsServed()
    {
        await using var servers = await StandInServer.StartAsync();
        using var agent = new DrilledAgent(servers, static () => Fate.TakeAsOfOld);
        var messages = new MessageSource(seed: 1);
        agent.Outbox.Add("laptop", messages.Next(), State);

        Assert.Null(await agent.DrainAsync());

        Assert.Equal((messages.Count, 0), (agent.Outbox.Counts.Sent, agent.Outbox.Waiting.Messages));
        SameLedger.Between(messages.All, agent.Received.All, messages.All);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Messages as a tailer puts them into the outbox: some of them again, with other counts.</summary>
    private sealed class MessageSource(int seed)
    {
        private readonly Random _random = new(seed);

        public HashSet<OracleCopy> All { get; } = [];

        public long Count { get; private set; }

        public List<byte[]> Next() => [.. Enumerable.Range(0, _random.Next(1, 20)).Select(_ => Write())];

        private byte[] Write()
        {
            Count++;
            var record = new UsageRecord
            {
                MessageId = $"msg_{_random.Next(4) switch { 0 => _random.Next(20), _ => All.Count + 100 }}",
                Model = "claude-x",
                TimestampMs = 1_772_000_000_000 + _random.Next(100_000),
                Counts = new TokenCounts(_random.Next(5), _random.Next(1_000), _random.Next(2) * 70, _random.Next(100_000), _random.Next(9)),
            };
            All.Add(TestSink.Plain(record));
            return MessageJson.Write(record, "", ProjectNames.None);
        }
    }
}
