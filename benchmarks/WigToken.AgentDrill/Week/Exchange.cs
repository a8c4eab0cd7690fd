using System.Net;

namespace WigToken.AgentDrill.Week;

/// <summary>A request that went through a <see cref="RecordingProxy"/>, and its answer.</summary>
/// <param name="Time">When it came.</param>
/// <param name="Ids">The messages in it, in order.</param>
/// <param name="Status">What the server answered.</param>
/// <param name="RetryAfter">How long it asked to wait.</param>
internal sealed record Exchange(TimeSpan Time, IReadOnlyList<string> Ids, HttpStatusCode Status, TimeSpan? RetryAfter);
