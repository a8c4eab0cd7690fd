namespace WigToken.Generate;

/// <summary>Writes one transcript after the other into a buffer, line by line as they would have been appended.</summary>
internal sealed partial class TranscriptWriter(SeededRandom random, FeatureTally tally, Prose prose, Casting casting)
{
    private const int LargestResumedBytes = 400_000;
    private const long RoomForBigLine = 3_000_000;

    private Session session = null!;
    private bool mayWriteBigLine;
    private int largestBigLine;

    internal JsonBuffer Buffer { get; } = new();

    internal long UsageBytes { get; private set; }

    internal void WriteSession(Person person, Session main, long size)
    {
        Begin(main, size);
        Resume(person, size);
        Opening();
        Converse(size);
        Closing();
        End();
        Offer(person);
    }

    internal void WriteAgent(Session agent, long size)
    {
        Begin(agent, size);
        Prompt();
        while (agent.Announced.TryDequeue(out var announced))
        {
            tally.Count(Feature.AgentProgressFinished);
            Respond(announced);
        }

        Converse(size);
        End();
    }

    internal void WriteSideQuestion(Session agent, long size)
    {
        Begin(agent, size);
        foreach (var response in agent.Recent)
            Replay(response);
        Prompt();
        Converse(size);
        End();
    }

    internal void WriteJournal(Session parent, long size)
    {
        Begin(parent, size);
        do
            JournalEntry();
        while (Buffer.Length < size);
        End();
    }

    private void Begin(Session next, long size)
    {
        session = next;
        Buffer.Length = 0;
        Buffer.IsSpaced = tally.Chance(Feature.Respaced, 0.005);
        usesCarriageReturns = tally.Chance(Feature.CrlfFile, 0.005);
        mayWriteBigLine = size >= RoomForBigLine && (tally[Feature.BigLine] == 0 || random.Chance(0.3));
        largestBigLine = (int)Math.Min(size - (size / 4), 20_000_000);
        if (tally.Chance(Feature.ByteOrderMark, 0.002))
            Buffer.Raw("\uFEFF"u8);
    }

    private void Converse(long size)
    {
        while (Buffer.Length < size)
        {
            Prompt();
            for (var calls = random.Skewed(1, 30); calls > 0 && Buffer.Length < size; calls--)
            {
                Respond(NewResponse());
                Interlude();
            }

            if (random.Chance(0.7))
                TurnEnd();
        }
    }
}
