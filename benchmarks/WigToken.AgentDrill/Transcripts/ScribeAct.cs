namespace WigToken.AgentDrill.Transcripts;

/// <summary>What may happen to a transcript.</summary>
internal enum ScribeAct
{
    Append,

    /// <summary>A line is begun.</summary>
    AppendPart,

    /// <summary>A line that was begun is ended.</summary>
    Finish,
    Rename,

    /// <summary>Cut down to a beginning of it, maybe an empty one, and written on: the same file.</summary>
    Rewrite,

    /// <summary>Likewise, but another file takes its place.</summary>
    ReplaceByRename,

    /// <summary>Cut off behind some line of it.</summary>
    CutOff,
    DeleteAndMakeAgain,
    Delete,
}
