using System.Text.Json;

namespace WigToken.Contracts;

/// <summary><c>GET /api/admin/audit</c>.</summary>
/// <param name="Entries">A page, newest first.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null: this is the last.</param>
public sealed record AuditResponse(IReadOnlyList<AuditInfo> Entries, string? Next);

/// <summary>An entry of the audit log.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Ts">When, Unix milliseconds.</param>
/// <param name="TokenId">The token that was used, if any.</param>
/// <param name="Action">What was done.</param>
/// <param name="User">Who did it; empty if nobody knows.</param>
/// <param name="Ip">The client's address; empty for the command line.</param>
/// <param name="Bytes">The size of what was sent, if something was.</param>
/// <param name="Meta">The particulars.</param>
public sealed record AuditInfo(long Id, long Ts, long? TokenId, string Action, string User, string Ip, long? Bytes, JsonElement Meta);
