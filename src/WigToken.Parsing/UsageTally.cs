using System.Runtime.InteropServices;
using System.Text;

namespace WigToken.Parsing;

/// <summary>
/// Counts every message once, by the best of its copies (<see cref="CopyRank"/>), over any number of transcripts: what a sum over lines gets
/// wrong. A line of a known message allocates nothing. Not safe for use by several threads; give each its own and <see cref="Add"/> them up.
/// </summary>
public sealed class UsageTally : IUsageHandler
{
    private readonly Dictionary<byte[], Message> _messages = new(BytesComparer.Instance);
    private readonly List<byte[]> _models = [];
    private readonly Dictionary<byte[], int> _modelNumbers = new(BytesComparer.Instance);
    private readonly long[] _skipped = new long[Enum.GetValues<SkipReason>().Length];

    /// <summary>How many distinct messages were met.</summary>
    public int Messages => _messages.Count;

    /// <summary>How many records did not count, by reason.</summary>
    public long Skips(SkipReason reason) => _skipped[(int)reason];

    /// <inheritdoc/>
    public void Usage(in UsageLine line) =>
        Take(line.MessageId, line.Model, new CopyRank(line.Counts, line.TimestampMs, line.IsSidechain));

    /// <inheritdoc/>
    public void Skipped(SkipReason reason, long offset) => _skipped[(int)reason]++;

    /// <summary>Takes what another tally has met.</summary>
    public void Add(UsageTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (id, message) in other._messages)
            Take(id, other._models[message.Model], message.Best);
        for (var reason = 0; reason < _skipped.Length; reason++)
            _skipped[reason] += other._skipped[reason];
    }

    /// <summary>The messages and tokens of each model, in the order in which the models were met.</summary>
    public IReadOnlyList<ModelUsage> PerModel()
    {
        var usage = _models.ConvertAll(static model => new ModelUsage(Encoding.UTF8.GetString(model), 0, default));
        foreach (var message in _messages.Values)
        {
            var known = usage[message.Model];
            usage[message.Model] = known with { Messages = known.Messages + 1, Counts = known.Counts + message.Best.Counts };
        }

        return usage;
    }

    private void Take(ReadOnlySpan<byte> id, ReadOnlySpan<byte> model, CopyRank copy)
    {
        ref var message = ref CollectionsMarshal.GetValueRefOrAddDefault(_messages.GetAlternateLookup<ReadOnlySpan<byte>>(), id, out var isKnown);
        if (!isKnown || IsBetter(copy, model, in message))
            message = new Message(copy, NumberOf(model));
    }

    private bool IsBetter(CopyRank copy, ReadOnlySpan<byte> model, in Message known) =>
        copy.CompareTo(known.Best) is not 0 and var order ? order > 0 : model.SequenceCompareTo(_models[known.Model]) < 0;

    private int NumberOf(ReadOnlySpan<byte> model)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_modelNumbers.GetAlternateLookup<ReadOnlySpan<byte>>(), model, out var isKnown);
        if (!isKnown)
        {
            number = _models.Count;
            _models.Add(model.ToArray());
        }

        return number;
    }

    private readonly record struct Message(CopyRank Best, int Model);

    /// <summary>Finds a byte array by bytes that are none yet.</summary>
    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            HashCode hash = default;
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
