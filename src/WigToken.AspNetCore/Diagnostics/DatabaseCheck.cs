using WigToken.Storage;
using WigToken.Storage.Sqlite;

namespace WigToken.Diagnostics;

/// <summary>The database: whether it can be reached, and what it says of itself.</summary>
internal static class DatabaseCheck
{
    private const string Name = "database";

    public static async Task<IEnumerable<Check>> RunAsync(Installed installed, CancellationToken cancellationToken)
    {
        // Options that do not say where it is are a problem of the configuration and listed there.
        if (installed.DatabasePath is not { } path)
            return [];
        if (!Path.Exists(path))
            return [Check.Warning(Name, $"there is none yet at '{path}'", "Run 'wigtoken init' or start the server; if there should be one, look at STATS_DB_PATH, DB_URL and the content root.")];
        try
        {
            var database = installed.Database = await SqliteInspection.ReadAsync(path, cancellationToken);
            var found = $"sqlite {database.EngineVersion}, schema {database.Schema}, {Wording.Count(database.Messages, "message")}, {Wording.Megabytes(database.Bytes)}, at '{path}'";
            return
            [
                database.Schema > database.NewestSchema
                    ? Check.Error(Name, $"{found}: written by a newer WigToken; this one knows schemas up to {database.NewestSchema}", "Use the newer program, or another file.")
                    : database.Schema < database.NewestSchema
                        ? Check.Warning(Name, $"{found}: the newest schema is {database.NewestSchema}", "Run 'wigtoken init' or start the server; either brings it up to date.")
                        : Check.Ok(Name, found),
            ];
        }
        catch (WigTokenException exception)
        {
            return [Check.Error(Name, exception.Message, "Nothing can be stored or shown until that is done.")];
        }
    }
}
