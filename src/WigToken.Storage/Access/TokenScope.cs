namespace WigToken.Storage.Access;

/// <summary>What a token is for.</summary>
public enum TokenScope
{
    /// <summary>Sends usage, and nothing else.</summary>
    Ingest,

    /// <summary>Reads everything there is to read.</summary>
    Read,

    /// <summary>Does everything: reads, sends, and administers.</summary>
    Admin,

    /// <summary>Stands in public pages and shows what its <see cref="EmbedExposures"/> allow.</summary>
    Embed,
}
