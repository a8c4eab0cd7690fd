using WigToken.Parsing;
using WigToken.Pricing;

namespace WigToken.Storage;

/// <summary>A row of the ledger.</summary>
/// <param name="MessageId">Its identity.</param>
/// <param name="Series">Its labels.</param>
/// <param name="SessionId">The session's id, if known.</param>
/// <param name="RequestId">The API request's id, if known.</param>
/// <param name="IsSidechain">Whether a sub-agent or a side question made the call.</param>
/// <param name="FirstMs">The earliest timestamp of all copies, Unix milliseconds: when the message counts.</param>
/// <param name="BestMs">The timestamp of the best copy, Unix milliseconds.</param>
/// <param name="Counts">The best copy's tokens.</param>
/// <param name="Cost">What it cost by the price book it was stored with.</param>
public sealed record StoredMessage(
    string MessageId, Series Series, string? SessionId, string? RequestId, bool IsSidechain, long FirstMs, long BestMs, TokenCounts Counts, Cost Cost);
