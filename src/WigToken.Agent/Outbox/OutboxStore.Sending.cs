using System.Globalization;

namespace WigToken.Agent.Outbox;

/// <content>What goes out: to the server, or aside.</content>
internal sealed partial class OutboxStore
{
    // What the server will never take is kept for people to look at; a server that takes nothing must not fill the disk with it.
    private const int MostDeadLetters = 10_000;

    /// <summary>The messages that have waited longest, at most so many and so long; null if none waits.</summary>
    public QueuedMessages? Peek(int most, long mostBytes) => Read(() =>
    {
        var messages = new List<QueuedMessage>();
        var (machine, bytes) = ("", 0L);
        using var command = Command("SELECT id, machine, body FROM message ORDER BY id LIMIT @most", ("@most", most));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var message = new QueuedMessage(reader.GetInt64(0), reader.GetFieldValue<byte[]>(2));
            bytes += message.Body.Length;
            if (messages.Count == 0)
                machine = reader.GetString(1);
            else if (bytes > mostBytes || machine != reader.GetString(1))
                break;
            messages.Add(message);
        }

        return messages.Count == 0 ? null : new QueuedMessages(machine, messages);
    });

    /// <summary>Ends the waiting of messages that the server has answered for: they are on its disk, or refused and set aside.</summary>
    public void Sent(QueuedMessages sent, IReadOnlyList<RefusedMessage> refused)
    {
        Write(() =>
        {
            foreach (var (index, reason) in refused)
                SetAside(sent.Messages[index].Id, reason);
            Remove(sent);
            Raise(NoteNames.Sent, sent.Count - refused.Count);
            Raise(NoteNames.Refused, refused.Count);
            SetNote(NoteNames.SentMs, NowMs.ToString(CultureInfo.InvariantCulture));
            ClearNote(NoteNames.Problem);
        });
        Move(SizeOf(sent));
    }

    /// <summary>Sets messages aside: the server will not take them.</summary>
    public void SetAside(QueuedMessages messages, string reason)
    {
        Write(() =>
        {
            foreach (var message in messages.Messages)
                SetAside(message.Id, reason);
            Remove(messages);
            Raise(NoteNames.Refused, messages.Count);
        });
        Move(SizeOf(messages));
    }

    /// <summary>Puts everything that was set aside back behind what waits.</summary>
    public int Retry()
    {
        var moved = 0;
        Write(() =>
        {
            using var command = Command("INSERT INTO message (machine, since_ms, body) SELECT machine, since_ms, body FROM dead_letter ORDER BY id");
            moved = command.ExecuteNonQuery();
            Run("DELETE FROM dead_letter");
        });
        Waiting = Read(Count);
        Changed.Beat();
        return moved;
    }

    private void SetAside(long id, string reason)
    {
        Run("INSERT INTO dead_letter (machine, since_ms, reason, body) SELECT machine, since_ms, @reason, body FROM message WHERE id = @id", ("@id", id), ("@reason", reason));
        Run("DELETE FROM dead_letter WHERE id <= (SELECT max(id) FROM dead_letter) - @most", ("@most", MostDeadLetters));
    }

    private void Remove(QueuedMessages messages)
    {
        if (messages.Count > 0)
            Run("DELETE FROM message WHERE id BETWEEN @first AND @last", ("@first", messages.Messages[0].Id), ("@last", messages.Messages[^1].Id));
    }

    private static WaitingMessages SizeOf(QueuedMessages gone) => new(-gone.Count, -gone.Messages.Sum(static message => (long)message.Body.Length));
}
