using System.Net;
using WigToken.Contracts;

namespace WigToken.Agent.Upload;

/// <summary>What came back for a request.</summary>
internal sealed record Answer
{
    /// <summary>Null when no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What the server did, where it is a WigToken server that took the request.</summary>
    public IngestResponse? Taken { get; init; }

    /// <summary>The server's word for what is wrong; null where it is not a WigToken server that answers.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong, for people.</summary>
    public string Detail { get; init; } = "";

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where the server says the request belongs.</summary>
    public Uri? Location { get; init; }

    /// <summary>How far the server's clock is ahead of this machine's.</summary>
    public TimeSpan? ClockSkew { get; init; }
}
