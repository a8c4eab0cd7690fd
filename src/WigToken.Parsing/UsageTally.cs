using System.Text;

namespace WigToken.Parsing;

/// <summary>
/// Counts every message once, by the best of its copies (<see cref="CopyRank"/>), over any number of transcripts: what a sum over lines gets
/// wrong. A line of a known message allocates nothing. Not safe for use by several threads; give each its own and <see cref="Add"/> them up.
/// </summary>
public sealed class UsageTally : IUsageHandler
{
    private readonly ByteKeys _ids = new(), _models = new();
    private readonly Chunked<(CopyRank Best, int Model)> _messages = new();
    private readonly long[] _skipped = new long[Enum.GetValues<SkipReason>().Length];

    /// <summary>How many distinct messages were met.</summary>
    public int Messages => _ids.Count;

    /// <summary>How many records did not count, for a reason.</summary>
    public long Skips(SkipReason reason) => _skipped[(int)reason];

    /// <inheritdoc/>
    public void Usage(in UsageLine line) => Take(line.MessageId, line.Model, new CopyRank(line.Counts, line.TimestampMs, line.IsSidechain));

    /// <inheritdoc/>
    public void Skipped(SkipReason reason, long offset) => _skipped[(int)reason]++;

    /// <summary>Takes what another tally has met.</summary>
    public void Add(UsageTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < other.Messages; i++)
        {
            ref readonly var message = ref other._messages[i];
            Take(other._ids[i], other._models[message.Model], message.Best);
        }

        for (var reason = 0; reason < _skipped.Length; reason++)
            _skipped[reason] += other._skipped[reason];
    }

    /// <summary>The messages and tokens of each model, in the order in which the models were met.</summary>
    public IReadOnlyList<ModelUsage> PerModel()
    {
        var usage = new ModelUsage[_models.Count];
        for (var i = 0; i < usage.Length; i++)
            usage[i] = new ModelUsage(Encoding.UTF8.GetString(_models[i]), 0, default);
        for (var i = 0; i < Messages; i++)
        {
            ref readonly var message = ref _messages[i];
            ref var model = ref usage[message.Model];
            model = model with { Messages = model.Messages + 1, Counts = model.Counts + message.Best.Counts };
        }

        // A model of which no message kept a copy was only the model of worse ones.
        return Array.FindAll(usage, static model => model.Messages > 0);
    }

    private void Take(ReadOnlySpan<byte> id, ReadOnlySpan<byte> model, CopyRank copy)
    {
        var message = _ids.Add(id, out var isNew);
        if (isNew)
            _messages.Add((copy, _models.Add(model, out _)));
        else if (IsBetter(copy, model, in _messages[message]))
            _messages[message] = (copy, _models.Add(model, out _));
    }

    private bool IsBetter(CopyRank copy, ReadOnlySpan<byte> model, in (CopyRank Best, int Model) known) =>
        copy.CompareTo(known.Best) is not 0 and var order ? order > 0 : model.SequenceCompareTo(_models[known.Model]) < 0;
}
