namespace WigToken.AgentDrill.Cut;

/// <summary>How the network fails.</summary>
internal enum CutKind
{
    /// <summary>Nobody listens.</summary>
    Refused,

    /// <summary>The connection ends as soon as it is there.</summary>
    AtOnce,

    /// <summary>It ends after some bytes of a request, or of several.</summary>
    InRequest,

    /// <summary>The request arrives, the server answers, and nothing of that comes.</summary>
    BeforeAnswer,

    /// <summary>It ends after some bytes of an answer, or of several.</summary>
    InAnswer,

    /// <summary>Answers come twice.</summary>
    AnswerTwice,
}
