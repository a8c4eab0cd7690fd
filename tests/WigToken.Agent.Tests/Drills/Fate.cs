namespace WigToken.Agent.Tests.Drills;

/// <summary>What becomes of a request and of its answer.</summary>
internal enum Fate
{
    /// <summary>Taken and answered.</summary>
    Take,

    /// <summary>Taken and answered by a server of the first generation, which knows four words.</summary>
    TakeAsOfOld,

    /// <summary>The connection is cut before the server has it.</summary>
    LoseRequest,

    /// <summary>Taken; the connection is cut instead of an answer.</summary>
    LoseAnswer,

    /// <summary>Taken; half of the answer comes.</summary>
    CutAnswer,

    /// <summary>It arrives twice, as where something on the way sends it again; the second answer comes.</summary>
    TakeTwice,

    /// <summary>It is held up on the way: whoever sent it gives up, and it arrives behind the next one.</summary>
    Overtake,

    /// <summary>Taken, but for every third message, which the server says it will never take.</summary>
    RejectSome,

    /// <summary>Taken, and the sender is killed before it hears of it.</summary>
    KillSender,

    /// <summary>Something else answers 200.</summary>
    AskForSignIn,

    /// <summary>Answered by a server that counted another number of messages.</summary>
    Miscount,

    TooOften,
    Busy,
    Broken,
    SlowRequest,
    Unauthorized,
    Forbidden,
    Moved,
    NotFound,
    TooLarge,
    BadRequest,
    UnsupportedEncoding,
    Conflict,

    /// <summary>Answered as if it were taken. No server may do that; a check that does not notice it is of no use.</summary>
    Lie,
}
