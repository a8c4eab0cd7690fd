namespace WigToken.Pricing;

/// <summary>A price file or a set of price rows cannot be used. Lists every problem, not only the first.</summary>
public sealed class PriceBookException : Exception
{
    /// <summary>An exception that lists <paramref name="problems"/>, one per line, in its message.</summary>
    public PriceBookException(IReadOnlyList<string> problems)
        : base("The prices cannot be used:\n" + string.Join('\n', problems))
    {
        Problems = problems;
    }

    /// <summary>What is wrong, one sentence each: where, what was found, what was expected.</summary>
    public IReadOnlyList<string> Problems { get; }

    internal static void ThrowIfAny(List<string> problems)
    {
        if (problems.Count > 0)
            throw new PriceBookException(problems);
    }
}
