using System.Data.Common;
using WigToken.Storage.Access;

namespace WigToken.Storage.Relational;

internal static class TokenColumns
{
    public const string List =
        "t.token_id, t.user_name, t.scope, t.label, t.prefix, t.exposes, t.created_ms, t.expires_ms, t.revoked_ms, t.last_used_ms";

    /// <summary>How many columns there are: where the next one stands.</summary>
    public const int Count = 10;

    public const string IsLive = "revoked_ms IS NULL AND (expires_ms IS NULL OR expires_ms > @now)";

    public static Token Read(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        User = reader.GetString(1),
        Scope = TokenWords.Scopes[reader.GetString(2)],
        Label = reader.GetString(3),
        Prefix = reader.GetString(4),
        Exposes = (EmbedExposures)reader.GetInt32(5),
        CreatedMs = reader.GetInt64(6),
        ExpiresMs = Optional(reader, 7),
        RevokedMs = Optional(reader, 8),
        LastUsedMs = Optional(reader, 9),
    };

    private static long? Optional(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
