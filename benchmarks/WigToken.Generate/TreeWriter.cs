namespace WigToken.Generate;

/// <summary>Decides which transcripts there are, and puts them on disk.</summary>
internal sealed class TreeWriter
{
    private const int SessionsKept = 12;
    private const int LargestJournal = 60_000;

    private readonly string root;
    private readonly SeededRandom random;
    private readonly FeatureTally tally;
    private readonly Casting casting;
    private readonly TranscriptWriter writer;
    private readonly List<Person> people;

    internal TreeWriter(string root, TranscriptTreeOptions options, SeededRandom random, FeatureTally tally)
    {
        this.root = root;
        this.random = random;
        this.tally = tally;
        casting = new Casting(random, tally);
        writer = new TranscriptWriter(random, tally, new Prose(random, options.Canary), casting);
        people = Casting.People(options.Layout);
    }

    internal long Bytes { get; private set; }

    internal long Lines { get; private set; }

    internal long UsageBytes => writer.UsageBytes;

    internal void WriteOne(long size)
    {
        var person = random.Pick<Person>([.. people]);
        if (person.Sessions.Count == 0 || random.Chance(0.45))
            WriteMain(person, size);
        else
            WriteBeside(random.Pick<Session>([.. person.Sessions]), person, size);
    }

    private void WriteMain(Person person, long size)
    {
        var session = casting.Session(person);
        writer.WriteSession(person, session, size);
        var isNested = session.Era <= Era.One && (tally[Feature.OldNested] == 0 || random.Chance(0.05));
        tally.Count(isNested ? Feature.OldNested : Feature.MainSession);
        Save(isNested ? $"{session.Place.Folder}/{session.Id}/chat.jsonl" : $"{session.Place.Folder}/{session.Id}.jsonl", session);

        person.Sessions.Add(session);
        if (person.Sessions.Count > SessionsKept)
            person.Sessions.RemoveAt(0);
    }

    /// <summary>A file that belongs to a session; the oldest sessions had none.</summary>
    private void WriteBeside(Session parent, Person person, long size)
    {
        if (parent.Era < Era.TwoZero)
        {
            WriteMain(person, size);
            return;
        }

        if (parent.Era == Era.TwoZero)
        {
            tally.Count(Feature.FlatAgent);
            var agent = casting.Agent(parent, idLength: 8);
            writer.WriteAgent(agent, size);
            Save($"{parent.Place.Folder}/agent-{agent.AgentId}.jsonl", agent);
            return;
        }

        var folder = $"{parent.Place.Folder}/{parent.Id}/subagents";
        var workflow = $"{folder}/workflows/wf_{random.Hex(8)}";
        if (size < LargestJournal && (tally[Feature.Journal] == 0 || random.Chance(0.2)))
        {
            tally.Count(Feature.Journal);
            writer.WriteJournal(parent, size);
            Save($"{workflow}/journal.jsonl", parent);
            return;
        }

        var isInWorkflow = tally[Feature.WorkflowAgent] == 0 || random.Chance(0.2);
        tally.Count(isInWorkflow ? Feature.WorkflowAgent : Feature.SubagentFile);
        WriteSubagent(parent, isInWorkflow ? workflow : folder, size);
    }

    private void WriteSubagent(Session parent, string folder, long size)
    {
        var agent = casting.Agent(parent, idLength: 17);
        if (parent.Recent.Count > 0 && (tally[Feature.SideQuestionReplay] == 0 || random.Chance(0.1)))
            writer.WriteSideQuestion(agent, size);
        else
            writer.WriteAgent(agent, size);
        Save($"{folder}/agent-{agent.AgentId}.jsonl", agent);

        tally.Count(Feature.MetaFile);
        var meta = Path.Combine(root, $"{folder}/agent-{agent.AgentId}.meta.json");
        File.WriteAllText(meta, """{"agentType":"general-purpose"}""");
        Touch(meta, agent.ClockMs);
    }

    private void Save(string relativePath, Session session)
    {
        var path = Path.Combine(root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = writer.Buffer.Written;
        using (var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, preallocationSize: bytes.Length))
            RandomAccess.Write(handle, bytes, 0);
        Touch(path, session.ClockMs);

        Bytes += bytes.Length;
        Lines += bytes.Count((byte)'\n') + (bytes[^1] == (byte)'\n' ? 0 : 1);
    }

    private static void Touch(string path, long lastLineMs) =>
        File.SetLastWriteTimeUtc(path, DateTimeOffset.FromUnixTimeMilliseconds(lastLineMs + 250).UtcDateTime);
}
