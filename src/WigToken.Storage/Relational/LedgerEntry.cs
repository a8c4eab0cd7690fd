namespace WigToken.Storage.Relational;

/// <summary>A message as the sums see it.</summary>
/// <param name="FirstMs">When it counts.</param>
/// <param name="Series">The number of its series.</param>
/// <param name="Session">The number of its session; null: unknown.</param>
/// <param name="IsSidechain">Whether a sub-agent or a side question made the call.</param>
/// <param name="Sum">Its counts and cost.</param>
internal readonly record struct LedgerEntry(long FirstMs, long Series, long? Session, bool IsSidechain, UsageSum Sum);
