namespace WigToken.Storage.Access;

/// <summary>What an embed token shows to whoever sees the page it stands in.</summary>
[Flags]
public enum EmbedExposures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The totals and their stream.</summary>
    Totals = 1,

    /// <summary>Usage over time.</summary>
    Timeseries = 2,

    /// <summary>The names of models.</summary>
    Models = 4,

    /// <summary>The names of people.</summary>
    Users = 8,

    /// <summary>The names of machines.</summary>
    Machines = 16,

    /// <summary>The newest messages, one by one.</summary>
    Recent = 32,

    /// <summary>
    /// One of the totals as a picture, to anybody who has its address. Where pictures are shown, such as a README, no origin is told, so the token is all
    /// that is asked for.
    /// </summary>
    Badge = 64,

    /// <summary>What a token shows unless its issuer says otherwise: no person and no machine.</summary>
    Default = Totals | Timeseries | Models,
}
