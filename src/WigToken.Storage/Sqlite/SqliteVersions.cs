namespace WigToken.Storage.Sqlite;

/// <summary>What the linked SQLite library can be trusted with.</summary>
internal static class SqliteVersions
{
    /// <summary>
    /// Whether this version can lose committed transactions when one connection resets the write-ahead log while another checkpoints:
    /// 3.7.0 to 3.51.2, but for the fixes 3.50.7 and 3.44.6 (sqlite.org/wal.html, "the WAL-reset bug").
    /// </summary>
    public static bool HasWalResetBug(Version version) =>
        version >= new Version(3, 7, 0) && version < new Version(3, 51, 3)
        && !(version.Minor == 50 && version.Build >= 7)
        && !(version.Minor == 44 && version.Build >= 6);

    /// <summary><c>unhex</c>, which a migration uses, came with 3.41.0.</summary>
    public static readonly Version Oldest = new(3, 41, 0);
}
