using WigToken.Agent.Outbox;

namespace WigToken.Agent.Upload;

/// <summary>What becomes of messages that were sent.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The server has them on its disk, but for those that it refused.</summary>
    internal sealed record Taken(IReadOnlyList<RefusedMessage> Refused) : Verdict;

    /// <summary>They are kept and sent again.</summary>
    /// <param name="Problem">What is wrong, and what to do.</param>
    /// <param name="After">How long the server asks to wait; null if it does not say.</param>
    internal sealed record Kept(string Problem, TimeSpan? After) : Verdict;

    /// <summary>They are kept, and sending rests: somebody has to do something first.</summary>
    /// <param name="Problem">What is wrong, and what to do.</param>
    internal sealed record Paused(string Problem) : Verdict;

    /// <summary>They are sent in smaller parts: the server could not take them together.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsPlainFirst">Whether the compression may be to blame: then they are first sent once more without.</param>
    internal sealed record Divided(string Reason, bool IsPlainFirst) : Verdict;

    /// <summary>They are set aside: the server will never take them.</summary>
    /// <param name="Reason">Why.</param>
    internal sealed record SetAside(string Reason) : Verdict;
}
