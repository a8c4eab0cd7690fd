using WigToken.Parsing;

namespace WigToken.Storage.Access;

/// <summary>What one call of an agent brought.</summary>
/// <param name="Usage">The copies of messages, by origin: all of one user and machine, of one or several projects.</param>
/// <param name="Machine">Who called.</param>
/// <param name="Audit">Makes the entry for the audit log once it is known what became of the copies.</param>
public sealed record ReceivedBatch(IReadOnlyList<UsageBatch> Usage, MachineSighting Machine, Func<ReceiveResult, AuditEntry> Audit);
