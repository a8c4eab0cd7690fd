using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Parsing;
using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Load.Queries;

/// <summary>A database that holds the year of a team.</summary>
internal static class TeamDatabase
{
    private const int MessagesPerTransaction = 20_000;

    /// <summary>Fills a new database by the library. One that was not finished is deleted.</summary>
    public static async Task FillAsync(string path, TeamYear team, int messages, CancellationToken cancellationToken)
    {
        // Under another name until it is whole: what was kept is believed later.
        var partial = path + ".partial";
        Delete(partial);
        var store = UsageStores.Sqlite(partial, PriceBook.Default, NullLogger.Instance);
        await using (var closing = (IAsyncDisposable)store)
        {
            await store.OpenAsync(cancellationToken);
            var (waiting, count, done) = (new List<UsageBatch>(), 0, 0);
            foreach (var (day, sessions) in team.Sessions(messages).Index())
            {
                waiting.AddRange(sessions);
                count += sessions.Sum(static session => session.Records.Count);
                if (count >= MessagesPerTransaction)
                {
                    done += (await store.IngestAsync(waiting, cancellationToken)).Applied;
                    (waiting, count) = ([], 0);
                }

                if (day % 30 == 29 && messages >= 1_000_000)
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"filling: {done:N0} of {messages:N0} messages"));
            }

            await store.IngestAsync(waiting, cancellationToken);
        }

        Checkpoint(partial);
        File.Move(partial, path);
    }

    /// <summary>Moves the write-ahead log into the file, and returns the file's size.</summary>
    public static long Checkpoint(string path)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        return new FileInfo(path).Length;
    }

    private static void Delete(string path)
    {
        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            File.Delete(file);
    }
}
