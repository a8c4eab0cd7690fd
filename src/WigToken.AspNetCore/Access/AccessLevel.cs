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
}
