namespace WigToken.Diagnostics;

/// <summary>How a <see cref="Check"/> ended.</summary>
public enum CheckState
{
    /// <summary>Nothing is to be done.</summary>
    Ok,

    /// <summary>It works, and somebody should look at it.</summary>
    Warning,

    /// <summary>It does not work, or figures will be wrong.</summary>
    Error,
}
