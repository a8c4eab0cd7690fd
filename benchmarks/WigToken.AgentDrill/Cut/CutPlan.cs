namespace WigToken.AgentDrill.Cut;

/// <summary>One failure of the network.</summary>
/// <param name="Kind">How.</param>
/// <param name="Bytes">After how many bytes, in the direction that the kind names.</param>
/// <param name="IsReset">Whether connections are reset; otherwise they are closed as at an end.</param>
internal sealed record CutPlan(CutKind Kind, int Bytes, bool IsReset)
{
    public static CutPlan Any(Random random)
    {
        var kind = (CutKind)random.Next(Enum.GetValues<CutKind>().Length);
        // A sign of life has some 400 bytes, a request of a few messages a thousand, an answer three hundred.
        var most = kind == CutKind.InAnswer ? 900 : random.Next(2) == 0 ? 1_500 : 12_000;
        return new CutPlan(kind, random.Next(most), random.Next(2) == 0);
    }
}
