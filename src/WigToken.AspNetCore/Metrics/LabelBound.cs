using System.Text;

namespace WigToken.Metrics;

/// <summary>
/// Keeps the number of series that a scraper meets within bounds, whatever names people send: the first ones of a user are kept, the rest of theirs
/// are one. Series come in the order in which they were first stored, so the same ones are kept at every scrape and after a restart.
/// </summary>
/// <param name="restOf">What stands for the rest of a user.</param>
/// <param name="rest">What stands for the rest of all.</param>
internal sealed class LabelBound<TKey>(Func<string, TKey> restOf, TKey rest)
    where TKey : notnull
{
    /// <summary>Combinations of labels in one family; of tokens each has four kinds.</summary>
    public const int Most = 2000;

    /// <summary>Combinations of labels of one user.</summary>
    public const int MostPerUser = 100;

    private const int LongestLabel = 128;

    private readonly HashSet<TKey> _kept = [];
    private readonly Dictionary<string, int> _perUser = new(StringComparer.Ordinal);

    /// <summary>What the key counts as: itself if there is room.</summary>
    public TKey Fold(string user, TKey key)
    {
        if (_kept.Contains(key))
            return key;
        if (_kept.Count >= Most)
            return rest;
        var count = _perUser.GetValueOrDefault(user);
        if (count >= MostPerUser)
            key = restOf(user);
        else
            _perUser[user] = count + 1;
        _kept.Add(key);
        return key;
    }

    /// <summary>A label's value of at most 128 bytes: longer ones end in an ellipsis.</summary>
    public static string Short(string label)
    {
        if (Encoding.UTF8.GetByteCount(label) <= LongestLabel)
            return label;
        var text = new StringBuilder();
        var room = LongestLabel - "…"u8.Length;
        foreach (var rune in label.EnumerateRunes())
        {
            if ((room -= rune.Utf8SequenceLength) < 0)
                break;
            text.Append(rune);
        }

        return text.Append('…').ToString();
    }
}
