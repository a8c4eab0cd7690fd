namespace WigToken.Benchmarks;

/// <summary>A benchmark that computes something else is worthless.</summary>
internal static class Same
{
    public static void Throw<T>(T expected, params IEnumerable<T> others)
    {
        foreach (var other in others)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, other))
                throw new InvalidOperationException($"One way says {expected}, another {other}.");
        }
    }
}
