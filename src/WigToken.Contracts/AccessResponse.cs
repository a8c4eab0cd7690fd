using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary><c>GET /api/auth/access</c>: what the caller may do here. Nobody is refused: a page asks it before it asks for anything else.</summary>
/// <param name="Counters">Whether they may make the reads of bare counters, such as the totals and their stream.</param>
/// <param name="Read">Whether they may make the reads that name people.</param>
/// <param name="Admin">Whether they may administer.</param>
/// <param name="Mode"><c>solo</c> or <c>team</c>.</param>
/// <param name="Session">Who they are; left out: nobody is signed in.</param>
public sealed record AccessResponse(
    bool Counters, bool Read, bool Admin, string Mode, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionResponse? Session);
