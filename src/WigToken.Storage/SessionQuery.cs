namespace WigToken.Storage;

/// <summary>Which sessions are wanted: those that were active in a range and have usage of matching series.</summary>
public sealed record SessionQuery
{
    /// <summary>The start of the range, Unix milliseconds, inclusive; null: from the beginning.</summary>
    public long? FromMs { get; init; }

    /// <summary>Its end, Unix milliseconds, exclusive; null: to now.</summary>
    public long? ToMs { get; init; }

    /// <summary>Tells the series that match; null: all. Figures are those of matching series alone.</summary>
    public Predicate<Series>? Matches { get; init; }

    /// <summary>One id only, whoever's; null: all.</summary>
    public string? Id { get; init; }

    /// <summary>The order.</summary>
    public SessionOrder Order { get; init; }

    /// <summary>Whether the smallest or earliest comes first.</summary>
    public bool IsAscending { get; init; }

    /// <summary>The <see cref="SessionUsage.Place"/> of the last one of the page before; null: the first page.</summary>
    public (long Value, long Number)? After { get; init; }

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
