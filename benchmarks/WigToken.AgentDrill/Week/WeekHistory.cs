using WigToken.AgentDrill.Transcripts;

namespace WigToken.AgentDrill.Week;

/// <summary>A busy week: every day has its sessions, several at a time, and each is written to its end before the next day begins.</summary>
internal sealed class WeekHistory(string root, int messages, int files, Random random)
{
    public const int Days = 7;

    private const int SessionsAtOnce = 5;

    private readonly Conversation _conversation = new(random);
    private readonly Dictionary<string, (int Day, string Session)> _places = new(StringComparer.Ordinal);

    public Written Written { get; } = new();

    public long Messages => _conversation.Messages;

    /// <summary>How many bytes there are.</summary>
    public long Bytes { get; private set; }

    public void WriteDay(int day)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "-home-alice-app")).FullName;
        for (var file = 0; file < files / Days; file += SessionsAtOnce)
        {
            var sessions = Enumerable.Range(0, SessionsAtOnce).Select(i => new Transcript(Path.Combine(folder, $"day-{day}-{file + i:D4}.jsonl"), $"day-{day}-{file + i:D4}")).ToList();
            for (var turn = 0; turn < messages / files; turn++)
                sessions.ForEach(session => Say(day, session));
        }
    }

    /// <summary>How often a message came before one of an earlier day, or of its own session, that was written before it.</summary>
    public long OutOfOrder(IEnumerable<string> arrived)
    {
        var (count, latest, day) = (0L, new Dictionary<string, string>(StringComparer.Ordinal), 0);
        foreach (var id in arrived)
        {
            var place = _places[id];
            // Ids are numbers of one width, given as they are written.
            if (place.Day < day || string.CompareOrdinal(id, latest.GetValueOrDefault(place.Session)) < 0)
                count++;
            (day, latest[place.Session]) = (Math.Max(day, place.Day), id);
        }

        return count;
    }

    private void Say(int day, Transcript session)
    {
        foreach (var line in _conversation.Next(session.Session))
        {
            Written.Add(session.Append(line));
            Bytes += line.Bytes.Length;
            if (line.Copy is { } copy)
                _places[copy.Id] = (day, session.Session);
        }
    }
}
