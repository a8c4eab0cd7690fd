using System.Collections.Immutable;
using System.Globalization;
using WigToken.Parsing;

namespace WigToken.PowerCut;

/// <summary>
/// The batches of one run, the same in the process that writes them and in the one that checks. The number of the batch stands in every
/// copy's output tokens and every other count grows with it, so a stored message says which copy it is.
/// </summary>
internal sealed class Workload(int seed, int batches)
{
    /// <summary>Callers at the same time. Caller <c>c</c> ingests the batches <c>c</c>, <c>c + Callers</c>, ... one after the other.</summary>
    public const int Callers = 4;

    private const long Start = 1_769_860_800_000;
    private const int SpanMs = 10 * 24 * 60 * 60 * 1000;
    private const int Farthest = 50;

    private static readonly string[] Models = ["claude-opus-4-5", "claude-sonnet-4-5", "nobody-lists-this"];

    private readonly Dictionary<string, UsageRecord>?[] _copies = new Dictionary<string, UsageRecord>?[batches];

    public int Seed => seed;

    public int Batches => batches;

    public static string Transcript(int number) => $"/caller{number % Callers}.jsonl";

    /// <summary>The batch of a copy.</summary>
    public static int NumberOf(TokenCounts counts) => (int)counts.Output - 1;

    public UsageBatch Batch(int number)
    {
        var position = new TranscriptPosition(number, ImmutableArray.Create((byte)1, (byte)2), Start + number);
        return new UsageBatch(
            new UsageOrigin("ann", "laptop", $"project{number % Callers}", "claude-code"),
            [.. Copies(number).Values],
            new TranscriptState(Transcript(number), number + 1, Start + number, position));
    }

    /// <summary>The copies of a batch by message.</summary>
    public IReadOnlyDictionary<string, UsageRecord> Copies(int number)
    {
        if (Volatile.Read(ref _copies[number]) is { } known)
            return known;
        var random = new Random(HashOf(seed, number));
        var copies = new Dictionary<string, UsageRecord>(StringComparer.Ordinal);
        var size = Size(number);
        for (var slot = 0; slot < size; slot++)
        {
            // A quarter are copies of messages that were sent before, or are on their way from another caller.
            var batch = random.Next(4) > 0 ? number : Math.Max(0, number - random.Next(Farthest));
            var copy = Copy(number, batch, batch == number ? slot : random.Next(Size(batch)));
            copies[copy.MessageId] = copy;
        }

        Volatile.Write(ref _copies[number], copies);
        return copies;
    }

    /// <summary>1 to 200 messages, small ones more often.</summary>
    private int Size(int number) => 1 + (int)(200 * Math.Pow(new Random(HashOf(number, seed)).NextDouble(), 2));

    private static UsageRecord Copy(int number, int batch, int slot)
    {
        var mixed = (uint)HashOf(batch, slot);
        return new UsageRecord
        {
            MessageId = string.Create(CultureInfo.InvariantCulture, $"msg_{batch}_{slot}"),
            Model = Models[mixed % Models.Length],
            Provider = "anthropic",
            SessionId = $"session{batch}",
            RequestId = string.Create(CultureInfo.InvariantCulture, $"req_{mixed:x}"),
            TimestampMs = Start + mixed % SpanMs + number,
            Counts = new TokenCounts(1 + mixed % 100, number / 3, number / 7, 7L * number, number + 1),
        };
    }

    // HashCode differs from process to process.
    private static int HashOf(int a, int b) => unchecked((int)((((uint)a * 2_654_435_761u) ^ (uint)b) * 2_246_822_519u));
}
