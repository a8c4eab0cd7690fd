namespace WigToken.Storage.Sqlite;

/// <summary>What a checked copy of a database holds.</summary>
/// <param name="Messages">How many messages.</param>
/// <param name="Bytes">The size of the file.</param>
public sealed record SqliteBackupReport(long Messages, long Bytes);
