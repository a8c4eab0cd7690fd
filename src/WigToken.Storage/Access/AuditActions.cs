namespace WigToken.Storage.Access;

/// <summary>What the audit log knows.</summary>
public static class AuditActions
{
    /// <summary>A token or sign-in was refused.</summary>
    public const string AuthFailed = "auth_failed";

    /// <summary>Usage was taken.</summary>
    public const string Ingest = "ingest";

    /// <summary>A call that sends usage was refused as a whole.</summary>
    public const string IngestRejected = "ingest_rejected";

    /// <summary>A token was issued.</summary>
    public const string TokenIssued = "token_issued";

    /// <summary>A token got a new secret.</summary>
    public const string TokenRotated = "token_rotated";

    /// <summary>A token was revoked.</summary>
    public const string TokenRevoked = "token_revoked";

    /// <summary>An origin may show widgets from now on.</summary>
    public const string EmbedOriginAdded = "embed_origin_added";

    /// <summary>An origin may no longer.</summary>
    public const string EmbedOriginRemoved = "embed_origin_removed";

    /// <summary>The installation was set up.</summary>
    public const string SetupCompleted = "setup_completed";

    /// <summary>Somebody signed in.</summary>
    public const string Login = "login";

    /// <summary>Somebody signed out.</summary>
    public const string Logout = "logout";

    /// <summary>A setting was changed, or history was priced again.</summary>
    public const string SettingsChanged = "settings_changed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AuthFailed, Ingest, IngestRejected, TokenIssued, TokenRotated, TokenRevoked, EmbedOriginAdded, EmbedOriginRemoved, SetupCompleted, Login, Logout,
        SettingsChanged,
    ];
}
