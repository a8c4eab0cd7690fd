namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/sessions</c>.</summary>
/// <param name="Sessions">A page, in the order that was asked for.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null: this is the last.</param>
public sealed record SessionsResponse(IReadOnlyList<SessionInfo> Sessions, string? Next);

/// <summary>A session: what one user's messages with one session id are, sub-agents folded in.</summary>
public sealed record SessionInfo
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The person.</summary>
    public required string User { get; init; }

    /// <summary>The machines, most messages first.</summary>
    public required IReadOnlyList<string> Machines { get; init; }

    /// <summary>The projects, likewise.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>The models, likewise.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The time of its first message, Unix milliseconds.</summary>
    public required long First { get; init; }

    /// <summary>The time of its last message.</summary>
    public required long Last { get; init; }

    /// <summary>How many messages are of sub-agents or side questions.</summary>
    public required long SidechainMessages { get; init; }

    /// <summary>The sums over what matches, whatever the range.</summary>
    public required Totals Totals { get; init; }
}
