namespace WigToken.Access;

/// <summary>Who may call an endpoint.</summary>
internal enum AccessLevel
{
    /// <summary>Anybody, whatever the settings say.</summary>
    Open,

    /// <summary>Anybody, unless public reads are switched off.</summary>
    Counter,

    /// <summary>Whoever may see names.</summary>
    Read,

    /// <summary>Whoever may send usage.</summary>
    Ingest,

    /// <summary>Whoever may administer.</summary>
    Admin,

    /// <summary>A page of an allowed origin with an embed token.</summary>
    Embed,

    /// <summary>Whoever has an embed token; a page only if its origin is allowed. For pictures, which are fetched without an origin.</summary>
    Badge,
}
