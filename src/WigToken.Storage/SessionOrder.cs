namespace WigToken.Storage;

/// <summary>What sessions are put in order by.</summary>
public enum SessionOrder
{
    /// <summary>The time of their last message.</summary>
    Last,

    /// <summary>The time of their first message.</summary>
    First,

    /// <summary>Their messages.</summary>
    Messages,

    /// <summary>Their tokens.</summary>
    Tokens,

    /// <summary>Their weighted tokens.</summary>
    Weight,

    /// <summary>Their cost.</summary>
    Cost,
}
