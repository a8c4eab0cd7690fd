using System.Net.Http.Headers;
using System.Text.Json;
using WigToken.Agent;
using WigToken.AgentDrill.Agents;
using WigToken.AgentDrill.Checking;
using WigToken.AgentDrill.Transcripts;
using WigToken.Contracts;
using WigToken.Load;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;
using WigToken.Oracle;
using WigToken.Storage.Access;

namespace WigToken.AgentDrill.Clock;

/// <summary>A machine whose clock is some years off: its agent believes it, and so does whatever writes its transcripts.</summary>
internal sealed class WrongClock(ServerFiles files, ServerProcess server, FileInfo program, string token, int years, Random random)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromMinutes(2);

    private readonly string _name = years > 0 ? "ahead" : "behind";

    private TimeSpan Offset => TimeSpan.FromDays(365 * years);

    /// <exception cref="LoadException">Something is wrong on the server, or nobody says that the clock is.</exception>
    public async Task RunAsync(int messages, Report report, CancellationToken cancellationToken)
    {
        var setup = AgentSetup.Create(files, program, server.Client.BaseAddress!, token) with
        {
            Machine = _name, StateDirectory = files.In($"state-{_name}"), Transcripts = Directory.CreateDirectory(files.In($"transcripts-{_name}")).FullName,
            Environment = FakeTime.Of(Offset),
        };
        var began = TimeProvider.System.GetUtcNow();
        var written = Write(setup, messages, began);
        using (var agent = AgentProcess.Start(setup))
        {
            await ArriveAsync(agent, setup, written.Count, cancellationToken);
            await CompareAsync(written, began, cancellationToken);
            report.Row(
                _name,
                new Figure("messages", "messages, right", written.Count),
                Off("agent", "the agent says that it is ahead by, days", -AgentsWord(await AgentCommand.RunAsync(setup, "status", "--json"))),
                Off("server", "the server says so, days", await ServersWordAsync(cancellationToken)));
            await agent.TerminateAsync(cancellationToken);
        }
    }

    /// <summary>Half of it with times as they are, half with those that this machine's clock shows.</summary>
    private IReadOnlyDictionary<string, OracleRow> Write(AgentSetup setup, int messages, DateTimeOffset now)
    {
        var written = new Written();
        foreach (var (kind, start) in new[] { ("true", now.AddDays(-30)), ("shown", now + Offset) })
        {
            var conversation = new Conversation(random, start.ToUnixTimeMilliseconds(), $"msg_{_name}_{kind}_");
            var transcript = new Transcript(Path.Combine(Directory.CreateDirectory(Path.Combine(setup.Transcripts, "-app")).FullName, $"{kind}.jsonl"), kind);
            while (conversation.Messages < messages / 2)
            {
                foreach (var line in conversation.Next(transcript.Session))
                    written.Add(transcript.Append(line));
            }
        }

        return written.Rows("u01", _name);
    }

    private async Task ArriveAsync(AgentProcess agent, AgentSetup setup, int messages, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while ((await RowsAsync(cancellationToken)).Count < messages || AgentStatus.Read(setup.Options).WaitingMessages > 0)
        {
            agent.ThrowIfEnded();
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new LoadException($"Within {Patience} not all of the {messages} messages have come: {agent}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    /// <summary>A time far ahead of the server's cannot be right: such a message counts when it is received. All else is as it was written.</summary>
    private async Task CompareAsync(IReadOnlyDictionary<string, OracleRow> written, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var latest = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + IReceiver.MaxAheadMs;
        foreach (var row in await RowsAsync(cancellationToken))
        {
            var expected = written[row.Id];
            if (expected.EarliestTimestampMs > latest && row.EarliestTimestampMs >= began.ToUnixTimeMilliseconds() && row.EarliestTimestampMs <= latest)
                expected = expected with { EarliestTimestampMs = row.EarliestTimestampMs, BestTimestampMs = row.BestTimestampMs };
            if (row != expected)
                throw new LoadException($"The server has {OracleText.Of(row)}\nwritten was    {OracleText.Of(expected)}");
        }
    }

    private async Task<List<OracleRow>> RowsAsync(CancellationToken cancellationToken) =>
        [.. (await ServerLedger.ReadAsync(files, cancellationToken)).Values.Where(row => row.Machine == _name)];

    private static TimeSpan AgentsWord(string status)
    {
        using var document = JsonDocument.Parse(status);
        return TimeSpan.FromMilliseconds(document.RootElement.GetProperty("clockSkewMs") is { ValueKind: JsonValueKind.Number } skew ? skew.GetInt64() : 0);
    }

    private async Task<TimeSpan> ServersWordAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/admin/machines", UriKind.Relative)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", server.AdminToken) } };
        using var response = await server.Client.SendAsync(request, cancellationToken);
        var machines = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), WigTokenJson.Default.MachinesResponse)!.Machines;
        return TimeSpan.FromMilliseconds(machines.Single(machine => machine.Machine == _name).ClockSkewMs ?? 0);
    }

    private Figure Off(string key, string label, TimeSpan said) => (said - Offset).Duration() <= Tolerance
        ? new Figure(key + "Days", label, said.TotalDays, 3)
        : throw new LoadException($"The clock is {Offset} ahead, and {label}: {said}.");
}
