using System.Globalization;

namespace WigToken.Agent.Outbox;

/// <content>What is noted for whoever asks how the agent is.</content>
internal sealed partial class OutboxStore
{
    /// <summary>Notes what keeps messages from being sent. The same again changes nothing, and writes nothing.</summary>
    public void Trouble(string problem)
    {
        if (Note(NoteNames.Problem) == problem)
            return;
        Write(() =>
        {
            SetNote(NoteNames.Problem, problem);
            SetNote(NoteNames.ProblemMs, NowMs.ToString(CultureInfo.InvariantCulture));
        });
    }

    /// <summary>Notes how far the server's clock is ahead.</summary>
    public void Skew(TimeSpan skew) => Write(() => SetNote(NoteNames.SkewMs, ((long)skew.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)));

    public string? Note(string name) => Read(() =>
    {
        using var command = Command("SELECT value FROM note WHERE name = @name", ("@name", name));
        return (string?)command.ExecuteScalar();
    });

    public long? Number(string name) => Note(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>How many messages the server has taken, and how many it would not.</summary>
    public (long Sent, long Refused) Counts => (Number(NoteNames.Sent) ?? 0, Number(NoteNames.Refused) ?? 0);

    /// <summary>Since when the first message has been waiting, Unix milliseconds.</summary>
    public long? WaitingSinceMs => Read(() =>
    {
        using var command = Command("SELECT since_ms FROM message ORDER BY id LIMIT 1");
        return (long?)command.ExecuteScalar();
    });

    public long DeadLetterCount => Read(() =>
    {
        using var command = Command("SELECT count(*) FROM dead_letter");
        return (long)command.ExecuteScalar()!;
    });

    public IReadOnlyList<DeadLetter> NewestDeadLetters(int most) => Read(() =>
    {
        var letters = new List<DeadLetter>();
        using var command = Command("SELECT since_ms, json_extract(CAST(body AS TEXT), '$.message_id'), reason FROM dead_letter ORDER BY id DESC LIMIT @most", ("@most", most));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            letters.Add(new DeadLetter(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        return letters;
    });

    private void SetNote(string name, string value) => Run("INSERT INTO note VALUES (@name, @value) ON CONFLICT DO UPDATE SET value = excluded.value", ("@name", name), ("@value", value));

    private void ClearNote(string name) => Run("DELETE FROM note WHERE name = @name", ("@name", name));

    private void Raise(string name, long by) => Run(
        "INSERT INTO note VALUES (@name, @by) ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + @by AS TEXT)", ("@name", name), ("@by", by.ToString(CultureInfo.InvariantCulture)));
}
