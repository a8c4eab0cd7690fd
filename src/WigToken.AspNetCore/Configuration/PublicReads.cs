namespace WigToken.Configuration;

/// <summary>Which reads need no token.</summary>
internal enum PublicReads
{
    /// <summary>The counters; everything in solo mode.</summary>
    Default,

    /// <summary>Everything.</summary>
    All,

    /// <summary>Nothing but health.</summary>
    None,
}
