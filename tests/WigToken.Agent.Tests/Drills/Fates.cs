namespace WigToken.Agent.Tests.Drills;

/// <summary>Chooses what becomes of requests.</summary>
internal static class Fates
{
    private static readonly Fate[] Bad = [.. Enum.GetValues<Fate>().Where(static fate => fate is not (Fate.Take or Fate.Lie))];

    /// <summary>Any of them, as a seed has it; so many in a hundred are well.</summary>
    public static Func<Fate> Any(int seed, int percentWell)
    {
        var random = new Random(seed);
        return () => random.Next(100) < percentWell ? Fate.Take : Bad[random.Next(Bad.Length)];
    }
}
