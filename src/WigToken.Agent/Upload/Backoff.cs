namespace WigToken.Agent.Upload;

/// <summary>How long to wait after each of several failures in a row: 1 s, 2 s, 4 s … 60 s, of which a random part up to half is left out, so that many agents do not come at once.</summary>
internal sealed class Backoff(Random random)
{
    private const double LongestSeconds = 60;

    /// <summary>More than this no server asks for in earnest.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>Failures in a row.</summary>
    public int Failures { get; private set; }

    /// <summary>Counts a failure.</summary>
    /// <param name="asked">How long the server asked to wait: so long at the least.</param>
    public TimeSpan Next(TimeSpan? asked)
    {
        var seconds = Math.Min(LongestSeconds, Math.Pow(2, Math.Min(Failures++, 10)));
        var wait = TimeSpan.FromSeconds(seconds * (0.5 + (random.NextDouble() / 2)));
        if (asked is not { } least || least <= TimeSpan.Zero)
            return wait;
        return (least < LongestAsked ? least : LongestAsked) + TimeSpan.FromSeconds(random.NextDouble());
    }

    public void Reset() => Failures = 0;
}
