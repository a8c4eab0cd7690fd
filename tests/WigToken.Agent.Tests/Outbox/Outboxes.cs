using System.Text;
using WigToken.Agent.Outbox;
using WigToken.Parsing;

namespace WigToken.Agent.Tests.Outbox;

/// <summary>What tests put into outboxes.</summary>
internal static class Outboxes
{
    public static TranscriptState State(string path = "/t/a.jsonl", long offset = 10) => new(path, offset, 1, new TranscriptPosition(offset, [1, 2, 3], 5));

    /// <summary>Messages that are as short as can be.</summary>
    public static byte[][] Bodies(params string[] ids) => [.. ids.Select(static id => Encoding.UTF8.GetBytes($$"""{"message_id":"{{id}}","input_tokens":0,"cache_read_input_tokens":0,"output_tokens":1,"ts":1767225600000}"""))];

    public static void Add(this OutboxStore outbox, params string[] ids) => outbox.Add("laptop", Bodies(ids), State());

    /// <summary>The ids that wait, in order.</summary>
    public static IReadOnlyList<string> WaitingIds(this OutboxStore outbox) => [.. Ids(outbox.Peek(int.MaxValue, long.MaxValue))];

    public static IEnumerable<string> Ids(this QueuedMessages? messages) =>
        (messages?.Messages ?? []).Select(static message => System.Text.Json.JsonDocument.Parse(message.Body).RootElement.GetProperty("message_id").GetString()!);
}
