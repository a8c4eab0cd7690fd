namespace WigToken.Endpoints;

/// <summary>The range that a request asks for, exact to the millisecond.</summary>
/// <param name="From">Its start, Unix milliseconds; null: from the beginning.</param>
/// <param name="To">Its end, exclusive; null: to now.</param>
internal readonly record struct UsageRange(long? From, long? To)
{
    public bool IsAll => From is null && To is null;

    /// <exception cref="ProblemException">It is none.</exception>
    public static UsageRange Of(Query query, string fromName = "from", string toName = "to")
    {
        var (from, to) = (query.Instant(fromName), query.Instant(toName));
        return from >= to ? throw new ProblemException("range_invalid", $"'{fromName}' ({from}) is not before '{toName}' ({to}).") : new UsageRange(from, to);
    }
}
