using System.Globalization;

namespace WigToken.AgentDrill.Transcripts;

/// <summary>
/// Writes transcripts and does to them what happens to files: appends, half lines, renames, rewrites, deletions, new files in the place of old ones.
/// Whatever is cut off or deleted has been copied to another transcript before, as where a session is resumed: every message always stands
/// somewhere.
/// </summary>
internal sealed class Scribe(string root, Random random)
{
    // Larger ones are left alone: they would be copied again and again.
    private const long LargestActive = 120_000;
    private const int MostActive = 12;

    private static readonly string[] Folders = ["-home-alice-app", "-home-alice-lib", "-home-alice-프로젝트"];

    private readonly Conversation _conversation = new(random);
    private readonly List<Transcript> _transcripts = [];
    private int _names;

    public Written Written { get; } = new();

    /// <summary>How often each act was done.</summary>
    public Dictionary<ScribeAct, int> Done { get; } = [];

    /// <summary>How often a new file had the inode of the one it replaced.</summary>
    public int InodesUsedAgain { get; private set; }

    public long Messages => _conversation.Messages;

    /// <summary>How long all transcripts are together.</summary>
    public long Bytes => Directory.EnumerateFiles(root, "*.jsonl", SearchOption.AllDirectories).Sum(static path => new FileInfo(path).Length);

    /// <summary>Does something, whatever comes to mind.</summary>
    public void Act()
    {
        _transcripts.RemoveAll(static transcript => transcript.Length > LargestActive && transcript.IsWhole);
        if (_transcripts.Count == 0 || (_transcripts.Count < MostActive && random.Next(10) == 0))
            _transcripts.Add(New());
        var act = ScribeActs.Any(random);
        Do(act, _transcripts[random.Next(_transcripts.Count)]);
        Done[act] = Done.GetValueOrDefault(act) + 1;
    }

    /// <summary>Begins a transcript.</summary>
    public void Begin()
    {
        var transcript = New();
        Say(transcript);
        _transcripts.Add(transcript);
    }

    /// <summary>Finishes all lines.</summary>
    public void FinishAll()
    {
        foreach (var transcript in _transcripts)
            Written.Add(transcript.Finish());
    }

    private void Do(ScribeAct act, Transcript transcript)
    {
        switch (act)
        {
            case ScribeAct.Append:
                Say(transcript);
                break;
            case ScribeAct.AppendPart:
                var line = _conversation.Next(transcript.Session)[^1];
                Written.Add(transcript.AppendPart(line, random.Next(4) == 0 ? line.Bytes.Length - 1 : random.Next(1, line.Bytes.Length)));
                break;
            case ScribeAct.Finish:
                Written.Add(transcript.Finish());
                break;
            case ScribeAct.Rename:
                var path = NewPath();
                File.Move(transcript.Path, path);
                transcript.Path = path;
                break;
            case ScribeAct.Rewrite:
                transcript.Write(FileMode.Truncate, Save(transcript));
                Say(transcript);
                break;
            case ScribeAct.ReplaceByRename:
                var kept = Save(transcript);
                var draft = new Transcript(transcript.Path + ".draft", transcript.Session);
                draft.Write(FileMode.Create, kept);
                Say(draft);
                File.Move(draft.Path, transcript.Path, overwrite: true);
                break;
            case ScribeAct.CutOff:
                transcript.CutTo(Save(transcript).Length);
                break;
            case ScribeAct.DeleteAndMakeAgain:
                Save(transcript);
                MakeAgain(transcript);
                break;
            case ScribeAct.Delete:
                Save(transcript);
                File.Delete(transcript.Path);
                _transcripts.Remove(transcript);
                break;
        }
    }

    private void Say(Transcript transcript)
    {
        for (var messages = random.Next(1, 4); messages > 0; messages--)
        {
            foreach (var line in _conversation.Next(transcript.Session))
                Written.Add(transcript.Append(line));
        }
    }

    /// <summary>Copies all that stands in a transcript to another one.</summary>
    /// <returns>A beginning of it that ends with a line, and may be empty.</returns>
    private byte[] Save(Transcript transcript)
    {
        Written.Add(transcript.GiveUp());
        var content = transcript.Read();
        var others = _transcripts.Where(other => other != transcript && other.IsWhole).ToList();
        if (others.Count > 0 && random.Next(2) == 0)
            others[random.Next(others.Count)].Write(FileMode.Append, content);
        else
        {
            var copy = New();
            copy.Write(FileMode.Append, content);
            _transcripts.Add(copy);
        }

        return random.Next(3) == 0 ? [] : content[..(Array.LastIndexOf(content, (byte)'\n', Math.Max(0, random.Next(content.Length + 1) - 1)) + 1)];
    }

    private void MakeAgain(Transcript transcript)
    {
        var before = Inode.Of(transcript.Path);
        File.Delete(transcript.Path);
        Say(transcript);
        if (Inode.Of(transcript.Path) == before)
            InodesUsedAgain++;
    }

    private Transcript New()
    {
        var path = NewPath();
        File.WriteAllBytes(path, []);
        return new Transcript(path, Path.GetFileNameWithoutExtension(path));
    }

    private string NewPath()
    {
        var folder = Path.Combine(root, Folders[random.Next(Folders.Length)]);
        var name = string.Create(CultureInfo.InvariantCulture, $"session-{++_names:D5}");
        if (random.Next(4) == 0)
            folder = Path.Combine(folder, name, "subagents");
        return Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".jsonl");
    }
}
