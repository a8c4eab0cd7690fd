using System.Diagnostics;
using WigToken.Load.Messages;
using WigToken.Load.Servers;

namespace WigToken.Load.Streams;

/// <summary>Changes of the totals, each by one message.</summary>
internal sealed class Changes
{
    private readonly IngestClient _client;
    private readonly BodyTemplate _template = new("machine-1", SampleMessage.Create(1, 1));

    private Changes(IngestClient client) => _client = client;

    /// <summary>How many have been made: what the totals say.</summary>
    public int Messages { get; private set; }

    /// <summary>What all of them add up to.</summary>
    public Totals Sent => Enumerable.Range(0, Messages).Aggregate(default(Totals), (sum, number) => sum + _template.Sum(number));

    public static async Task<Changes> ConnectAsync(ServerProcess server, CancellationToken cancellationToken) =>
        new(new IngestClient(server.Client, (await server.IssueIngestAsync(1, cancellationToken))[0]));

    /// <summary>
    /// Makes them one after another until there are enough or it is cancelled; returns when each was sent and when it was answered, as
    /// timestamps of <see cref="Stopwatch"/>.
    /// </summary>
    public async Task<IReadOnlyList<(long Sent, long Answered)>> MakeAsync(int perSecond, int seconds, CancellationToken cancellationToken)
    {
        var made = new List<(long, long)>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        while (made.Count < perSecond * seconds && !cancellationToken.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var body = new byte[_template.Length];
            _template.Write(body, Messages, TimePrefix.ToSecond(DateTimeOffset.UtcNow));
            var sent = Stopwatch.GetTimestamp();
            await _client.SendNewAsync(body, 1, CancellationToken.None);
            Messages++;
            made.Add((sent, Stopwatch.GetTimestamp()));
        }

        return made;
    }
}
