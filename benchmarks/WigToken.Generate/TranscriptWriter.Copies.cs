using System.Text;

namespace WigToken.Generate;

/// <summary>The same message in more than one place.</summary>
internal sealed partial class TranscriptWriter
{
    /// <summary>Begins the file with the beginning of an earlier session of the same person.</summary>
    private void Resume(Person person, long size)
    {
        if (person.Resumable is not { } earlier || !random.Chance(0.2))
            return;

        var room = (int)Math.Min(size, earlier.Bytes.Length);
        var copied = earlier.Bytes.AsSpan(0, earlier.Bytes.AsSpan(0, room).LastIndexOf((byte)'\n') + 1);
        if (copied.IsEmpty)
            return;

        var isFork = tally[Feature.ForkedCopy] * 3 < tally[Feature.ResumedCopy];
        tally.Count(isFork ? Feature.ForkedCopy : Feature.ResumedCopy);
        var start = Buffer.Length;
        foreach (var range in copied.Split((byte)'\n'))
            Copy(copied[range], isFork ? earlier.SessionId : null);
        if (!isFork)
            ReplaceAll(Buffer.Written[start..], earlier.SessionId, session.Id);
    }

    private void Copy(ReadOnlySpan<byte> line, string? forkedFrom)
    {
        if (line.IsEmpty)
            return;
        lineStart = Buffer.Length;
        Buffer.Raw(line);
        if (forkedFrom is not null && line[^1] == (byte)'}')
        {
            Buffer.Length--;
            Buffer.Open("forkedFrom"u8);
            Buffer.Member("sessionId"u8, forkedFrom);
            Buffer.Close();
            Buffer.Close();
        }

        EndPhysicalLine();
    }

    private static void ReplaceAll(Span<byte> text, string old, string replacement)
    {
        var from = Encoding.ASCII.GetBytes(old);
        var to = Encoding.ASCII.GetBytes(replacement);
        while (text.IndexOf(from) is var at and >= 0)
        {
            to.CopyTo(text[at..]);
            text = text[(at + to.Length)..];
        }
    }

    /// <summary>Keeps what was written for a later session to begin with.</summary>
    private void Offer(Person person)
    {
        if (usesCarriageReturns)
            return;
        var kept = Buffer.Written[..Math.Min(Buffer.Length, LargestResumedBytes)];
        var start = kept.StartsWith("\uFEFF"u8) ? 3 : 0;
        person.Resumable = (kept[start..].ToArray(), session.Id);
    }

    /// <summary>A side question repeats the parent's answers under a request id of its own.</summary>
    private void Replay(Response response)
    {
        tally.Count(Feature.SideQuestionReplay);
        Pass(1, 20);
        AssistantLine(response with { RequestId = random.Token("req_011C", 20) }, BlockKind.Text, isFinal: true);
    }

    /// <summary>Shows a sub-agent's answers with the figures of their first moment, often before its own file has the last ones.</summary>
    private void ShowAgentAtWork(string callId)
    {
        // Where the sub-agent's own file is gone, these lines are all there is.
        var isGone = random.Chance(tally[Feature.AgentProgressOrphan] == 0 ? 0.3 : 0.05);
        for (var count = random.Between(1, 5); count > 0; count--)
        {
            var response = NewResponse();
            tally.Count(isGone ? Feature.AgentProgressOrphan : Feature.AgentProgress);
            if (!isGone)
                session.Announced.Enqueue(response);

            Pass(500, 20_000);
            var partial = response with { Figures = response.Figures with { Output = random.Between(1, 25) } };
            var start = Buffer.Length;
            EnvelopedLine("progress", () => AgentProgress(partial, callId));
            UsageBytes += Buffer.Length - start;
        }
    }

    private void AgentProgress(Response partial, string callId)
    {
        Buffer.Open("data"u8);
        Buffer.Open("message"u8);
        Message("message"u8, partial, BlockKind.Text, isFinal: false);
        if (partial.RequestId is not null)
            Buffer.Member("requestId"u8, partial.RequestId);
        Timestamp();
        Buffer.Member("type"u8, "assistant");
        Buffer.Member("uuid"u8, random.Uuid());
        Buffer.Close();
        prose.Member(Buffer, "prompt"u8, 300);
        Buffer.Member("type"u8, "agent_progress");
        Buffer.Close();
        Buffer.Member("parentToolUseID"u8, callId);
    }
}
