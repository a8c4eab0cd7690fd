namespace WigToken.Storage.Access;

/// <summary>Which entries of the audit log are wanted; newest first.</summary>
public sealed record AuditQuery
{
    /// <summary>The earliest time, Unix milliseconds, inclusive; null: from the beginning.</summary>
    public long? SinceMs { get; init; }

    /// <summary>The end, Unix milliseconds, exclusive; null: to now.</summary>
    public long? UntilMs { get; init; }

    /// <summary>One action only; null: all.</summary>
    public string? Action { get; init; }

    /// <summary>One user only; null: all.</summary>
    public string? User { get; init; }

    /// <summary>The last entry of the page before this one; null: the first page.</summary>
    public (long TimeMs, long Id)? After { get; init; }

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
