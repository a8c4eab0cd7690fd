using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Parsing;
using WigToken.Storage.Migrations;
using WigToken.Storage.Sqlite;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

/// <summary>Steps that turn what is stored into another form: a ledger that an older program wrote comes out as if this one had written it.</summary>
public sealed class SqliteMigrationTests : SqliteTest
{
    private const string Uuid = "1b4e28ba-2fa1-11d2-883f-0016d3cca427", Shouted = "1B4E28BA-2FA1-11D2-883F-0016D3CCA427";

    private static readonly (UsageBatch Batch, string? Session)[] Stored =
    [
        (Ann.Of(Copy("1", at: -1)), Uuid),
        (Ann.Of(Copy("2", at: Noon, model: Unpriced)), Uuid),
        ((Ann with { Machine = "desktop" }).Of(Copy("3", at: Noon + 7_200_000)), Uuid),
        ((Ann with { User = "bob" }).Of(Copy("4", at: Noon + 3)), Uuid),
        ((Ann with { User = "cid" }).Of(Copy("5", at: Noon + 4)), Uuid),
        ((Ann with { User = "bob" }).Of(Copy("6", at: Noon + 5)), Shouted),
        (Ann.Of(Copy("7", at: Noon + 6)), "'; DROP TABLE message; -- 🦊"),
        (Ann.Of(Copy("8", at: Noon + 7)), ""),
        (Ann.Of(Copy("9", at: Noon + 8)), "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"),
        ((Ann with { User = "cid" }).Of(Copy("10", at: Noon + 9)), null),
    ];

    [Fact]
    public async Task Open_LedgerWithoutSessionsAndUse_HasThemAsIfItHadBeenWrittenNow()
    {
        await WriteOldAsync(Path);
        await using (var store = await OpenAsync(InFolder("new.db")))
            await store.IngestAsync([.. Stored.Select(static row => row.Batch with { Records = [row.Batch.Records[0] with { SessionId = row.Session }] })]);
        await using var migrated = await OpenAsync(Path);
        await using var written = await OpenAsync(InFolder("new.db"));

        Assert.Equal(await written.Usage.GetSeriesTotalsAsync(Cancel), await migrated.Usage.GetSeriesTotalsAsync(Cancel));
        var sessions = await SessionsAsync(migrated);
        Assert.Equal(await SessionsAsync(written), sessions);
        Assert.Equal(7, sessions.Count);
        var everything = new MessageQuery { Limit = 100 };
        Assert.Equal(await written.Usage.GetRecentAsync(everything, Cancel), await migrated.Usage.GetRecentAsync(everything, Cancel));
        Assert.Equal(["5", "4", "3", "2", "1"], (await migrated.Usage.GetRecentAsync(everything with { SessionId = Uuid }, Cancel)).Select(static row => row.MessageId).OrderDescending());

        // What is known stays known under its new form.
        var again = await migrated.IngestAsync([.. Stored.Select(static row => row.Batch with { Records = [row.Batch.Records[0] with { SessionId = row.Session }] })]);
        Assert.Equal(Stored.Length, again.Duplicates);
        Assert.Equal(sessions, await SessionsAsync(migrated));
        Assert.Equal("ok", Scalar(Path, "PRAGMA integrity_check"));
    }

    /// <summary>Writes without sessions, and gives the rows theirs as the first schema had them.</summary>
    private async Task WriteOldAsync(string path)
    {
        await using (var engine = new SqliteEngine(path, [.. Migration.Of("Sqlite").Take(3)], NullLogger.Instance))
            await engine.OpenWriter().DisposeAsync();
        await using (var store = await OpenAsync(InFolder("source.db")))
            await store.IngestAsync([.. Stored.Select(static row => row.Batch)]);
        using var connection = Connect(path);
        Execute(connection, $"ATTACH '{InFolder("source.db")}' AS source");
        foreach (var table in (string[])["series", "message", "rollup", "total"])
            Execute(connection, $"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM source.{table}");
        Execute(connection, $"INSERT INTO series_total SELECT series_id, messages, input, cache_write_5m, cache_write_1h, cache_read, output, cost_nano, unpriced_tokens FROM source.series_total");
        foreach (var (batch, session) in Stored.Where(static row => row.Session is not null))
        {
            Execute(connection, $"INSERT INTO session (name) VALUES ('{session!.Replace("'", "''", StringComparison.Ordinal)}') ON CONFLICT DO NOTHING");
            Execute(connection, $"UPDATE message SET session_id = (SELECT session_id FROM session WHERE name = '{session.Replace("'", "''", StringComparison.Ordinal)}') WHERE first_ms = {batch.Records[0].TimestampMs}");
        }

        // One that lost its last message.
        Execute(connection, "INSERT INTO session (name) VALUES ('nobody''s')");
    }

    private static async Task<IReadOnlyList<string>> SessionsAsync(TestStore store) =>
    [
        .. (await store.Sessions.GetSessionsAsync(new SessionQuery { Limit = 100 }, Cancel))
            .Select(static session => $"{session.User} {session.Id} {session.FirstMs} {session.LastMs} {session.Sidechains} {string.Join(' ', session.Parts)}").Order(StringComparer.Ordinal),
    ];
}
