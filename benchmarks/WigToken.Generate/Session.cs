namespace WigToken.Generate;

internal sealed class Session
{
    internal required string Id { get; init; }

    internal required Place Place { get; init; }

    internal required Era Era { get; init; }

    internal required string Version { get; init; }

    internal required string Model { get; init; }

    /// <summary>Endpoints of other makers send no request id and no cache figures.</summary>
    internal required bool IsThirdParty { get; init; }

    /// <summary>Epoch milliseconds of the next line.</summary>
    internal required long ClockMs { get; set; }

    /// <summary>Set for a sub-agent.</summary>
    internal string? AgentId { get; init; }

    /// <summary>Answers that a side question repeats.</summary>
    internal List<Response> Recent { get; init; } = [];

    /// <summary>Answers of a sub-agent that progress lines showed before its own file did.</summary>
    internal Queue<Response> Announced { get; init; } = [];

    internal string? ParentUuid { get; set; }

    internal bool HasSplit => Era >= Era.TwoZero && !IsThirdParty;
}
