using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>Makes entries for the audit log out of requests.</summary>
internal static class Auditor
{
    public static AuditEntry Audit(this HttpContext context, string action, JsonObject? meta = null, long? bytes = null) =>
        context.Audit(context.Features.Get<Caller>(), action, meta, bytes);

    public static AuditEntry Audit(this HttpContext context, Caller? caller, string action, JsonObject? meta = null, long? bytes = null)
    {
        meta ??= [];
        var (address, peer) = (Client.Address(context), Client.Peer(context));
        if (!address.Equals(peer))
            meta["peer"] = peer.ToString();
        return new AuditEntry
        {
            TimeMs = context.NowMs(),
            TokenId = caller?.Token?.Id,
            Action = action,
            User = caller?.User ?? "",
            Address = address.ToString(),
            Bytes = bytes,
            Meta = meta.ToJsonString(),
        };
    }
}
