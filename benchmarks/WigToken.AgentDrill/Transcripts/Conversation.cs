using System.Globalization;
using WigToken.Oracle;

namespace WigToken.AgentDrill.Transcripts;

/// <summary>Makes up what is said in sessions, as a seed has it: new messages, each in one to three copies of which the last is the best, and lines without usage.</summary>
/// <param name="random">What chance is left to.</param>
/// <param name="startMs">When it begins, Unix milliseconds; from there on time passes.</param>
/// <param name="idPrefix">Begins the ids of its messages.</param>
internal sealed class Conversation(Random random, long startMs, string idPrefix)
{
    private static readonly string[] Models = ["claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001", "claude-unheard-of-9"];

    private long _timeMs = startMs;
    private long _messages, _lines;

    /// <summary>One that begins on 2026-05-01.</summary>
    public Conversation(Random random)
        : this(random, 1_777_593_600_000, "msg_")
    {
    }

    /// <summary>How many messages there have been.</summary>
    public long Messages => _messages;

    /// <summary>The lines of one message of a session.</summary>
    public IReadOnlyList<DrillLine> Next(string session)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{idPrefix}{++_messages:D8}");
        var best = new OracleCopy(
            0, id, Models[random.Next(Models.Length)], $"req_{id}", session, random.Next(5) == 0, 0,
            new OracleCounts(random.Next(1, 4_000), random.Next(2, 3_000), random.Next(20_000), random.Next(4) == 0 ? random.Next(20_000) : 0, random.Next(160_000)));
        var lines = new List<DrillLine>();
        if (random.Next(3) == 0)
            lines.Add(DrillLine.Other(random.Next(400), Uuid()));
        for (var placeholders = random.Next(3); placeholders > 0; placeholders--)
            lines.Add(Copy(best with { Counts = best.Counts with { Output = 1 } }));
        lines.Add(Copy(best));
        return lines;
    }

    private DrillLine Copy(OracleCopy copy)
    {
        _timeMs += random.Next(1, 5_000);
        // A long one now and then: longer than what is read at once.
        return DrillLine.Usage(copy with { TimestampMs = _timeMs }, random.Next(200) == 0 ? 300_000 : random.Next(900), Uuid());
    }

    private string Uuid() => (++_lines).ToString("D12", CultureInfo.InvariantCulture);
}
