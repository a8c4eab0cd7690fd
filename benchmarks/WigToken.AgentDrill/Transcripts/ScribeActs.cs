namespace WigToken.AgentDrill.Transcripts;

/// <summary>Chooses acts: mostly those that real tools do all the time.</summary>
internal static class ScribeActs
{
    private static readonly ScribeAct[] Weighted =
    [
        .. Enumerable.Repeat(ScribeAct.Append, 8), .. Enumerable.Repeat(ScribeAct.AppendPart, 4), .. Enumerable.Repeat(ScribeAct.Finish, 2),
        ScribeAct.Rename, ScribeAct.Rewrite, ScribeAct.ReplaceByRename, ScribeAct.CutOff, ScribeAct.DeleteAndMakeAgain, ScribeAct.Delete,
    ];

    public static ScribeAct Any(Random random) => Weighted[random.Next(Weighted.Length)];
}
