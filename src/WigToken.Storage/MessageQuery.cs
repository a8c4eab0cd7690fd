namespace WigToken.Storage;

/// <summary>Which messages are wanted; newest first, of one moment the last that arrived.</summary>
public sealed record MessageQuery
{
    /// <summary>The earliest time, Unix milliseconds, inclusive; null: from the beginning.</summary>
    public long? FromMs { get; init; }

    /// <summary>The end, Unix milliseconds, exclusive; null: to now.</summary>
    public long? ToMs { get; init; }

    /// <summary>Tells the series that match; null: all.</summary>
    public Predicate<Series>? Matches { get; init; }

    /// <summary>The messages of sessions of one id; null: all.</summary>
    public string? SessionId { get; init; }

    /// <summary>The id of the last message of the page before; null: the first page. If it is unknown, there are none after it.</summary>
    public string? After { get; init; }

    /// <summary>At most so many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public required int Limit
    {
        get;
        init
        {
            // SQL takes a negative limit for none.
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
}
