using Microsoft.Data.Sqlite;
using WigToken.Parsing;

namespace WigToken.Agent.Outbox;

/// <content>What comes in: messages, with the position behind them.</content>
internal sealed partial class OutboxStore
{
    /// <summary>How far each transcript has been read.</summary>
    public IReadOnlyList<TranscriptState> LoadStates() => Read(() =>
    {
        var states = new List<TranscriptState>();
        using var command = Command("SELECT path, size, modified_ms, read, fingerprint, timestamp_ms FROM transcript");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var position = new TranscriptPosition(reader.GetInt64(3), [.. reader.GetFieldValue<byte[]>(4)], reader.IsDBNull(5) ? null : reader.GetInt64(5));
            states.Add(new TranscriptState(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), position));
        }

        return states;
    });

    /// <summary>Adds messages behind those that wait, and moves the transcript's position; both or neither.</summary>
    /// <exception cref="AgentException">Nothing was stored.</exception>
    public void Add(string machine, IReadOnlyCollection<byte[]> bodies, TranscriptState state)
    {
        Write(() =>
        {
            using var command = Command("INSERT INTO message (machine, since_ms, body) VALUES (@machine, @since, @body)", ("@machine", machine), ("@since", NowMs));
            var body = command.Parameters.Add("@body", SqliteType.Blob);
            foreach (var bytes in bodies)
            {
                body.Value = bytes;
                command.ExecuteNonQuery();
            }

            SetPosition(state);
        });
        Move(new WaitingMessages(bodies.Count, bodies.Sum(static body => (long)body.Length)));
    }

    /// <summary>Forgets transcripts that are gone.</summary>
    public void Forget(IEnumerable<string> paths) => Write(() =>
    {
        foreach (var path in paths)
        {
            Run("DELETE FROM transcript WHERE path = @path", ("@path", path));
            Run("DELETE FROM wanted WHERE path = @path", ("@path", path));
        }
    });

    /// <summary>Notes that somebody wants a transcript to be read, until it is.</summary>
    public void Want(string path) => Write(() => Run("INSERT OR IGNORE INTO wanted VALUES (@path)", ("@path", path)));

    public IReadOnlyList<string> Wanted() => Read(() =>
    {
        var paths = new List<string>();
        using var command = Command("SELECT path FROM wanted");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            paths.Add(reader.GetString(0));
        return paths;
    });

    public void HaveRead(string path) => Write(() => Run("DELETE FROM wanted WHERE path = @path", ("@path", path)));

    private void SetPosition(TranscriptState state) => Run(
        """
        INSERT INTO transcript VALUES (@path, @size, @modified, @read, @fingerprint, @timestamp)
        ON CONFLICT DO UPDATE SET size = excluded.size, modified_ms = excluded.modified_ms, read = excluded.read, fingerprint = excluded.fingerprint, timestamp_ms = excluded.timestamp_ms
        """,
        ("@path", state.Path), ("@size", state.Size), ("@modified", state.ModifiedMs), ("@read", state.Position.Offset),
        ("@fingerprint", state.Position.Fingerprint.ToArray()), ("@timestamp", state.Position.TimestampMs));
}
