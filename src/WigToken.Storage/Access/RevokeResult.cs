namespace WigToken.Storage.Access;

/// <summary>What became of a wish to revoke a token.</summary>
public enum RevokeResult
{
    /// <summary>It is revoked from now on.</summary>
    Revoked,

    /// <summary>It was revoked before.</summary>
    AlreadyRevoked,

    /// <summary>There is no such token.</summary>
    Unknown,

    /// <summary>It is the last live admin token, without which nobody could administer anything.</summary>
    LastAdmin,
}
