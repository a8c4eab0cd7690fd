namespace WigToken.Generate;

/// <summary>Prompts and tool results.</summary>
internal sealed partial class TranscriptWriter
{
    private void Prompt()
    {
        tally.Count(Feature.Prompt);
        Pass(1000, 3_600_000);
        EnvelopedLine("user", () => UserMessage(() => prose.Member(Buffer, "content"u8, random.Skewed(20, 4000))));
    }

    private void ToolResults()
    {
        while (pendingCalls.TryDequeue(out var call))
        {
            if (call.Tool is "Task" && session.Era >= Era.TwoOne)
                ShowAgentAtWork(call.Id);
            Pass(20, 60_000);
            var size = random.Skewed(80, 7500);
            EnvelopedLine("user", () => UserMessage(() => ResultContent(call.Id, size)), () => ToolUseResult(call.Tool, size));
        }
    }

    private void UserMessage(Action content)
    {
        Buffer.Open("message"u8);
        if (!IsSorted)
            Buffer.Member("role"u8, "user");
        content();
        if (IsSorted)
            Buffer.Member("role"u8, "user");
        Buffer.Close();
    }

    private void ResultContent(string callId, int size)
    {
        Buffer.OpenArray("content"u8);
        Buffer.OpenElement();
        if (!IsSorted)
            ResultIdentity(callId);
        Buffer.Key("content"u8);
        Buffer.Raw((byte)'"');
        prose.Write(Buffer, size);
        if (tally.Chance(Feature.LoneSurrogate, 0.0003))
            Buffer.Raw("\\ud83d"u8);
        if (tally.Chance(Feature.LineSeparator, 0.0005))
            Buffer.Raw("a\u2028b\u2029c"u8);
        Buffer.Raw((byte)'"');
        if (IsSorted)
            ResultIdentity(callId);
        Buffer.Close();
        Buffer.CloseArray();
    }

    private void ResultIdentity(string callId)
    {
        Buffer.Member("tool_use_id"u8, callId);
        Buffer.Member("type"u8, "tool_result");
    }

    /// <summary>The same result again, for the client.</summary>
    private void ToolUseResult(string tool, int size)
    {
        if (random.Chance(0.03))
        {
            tally.Count(Feature.TextResult);
            prose.Member(Buffer, "toolUseResult"u8, size);
            return;
        }

        if (tool.StartsWith("mcp", StringComparison.Ordinal))
        {
            tally.Count(Feature.ArrayResult);
            Buffer.OpenArray("toolUseResult"u8);
            TextElement(size);
            Buffer.CloseArray();
            return;
        }

        Buffer.Open("toolUseResult"u8);
        switch (tool)
        {
            case "Read":
                ReadResult(size);
                break;
            case "Edit" or "Write":
                EditResult();
                break;
            case "Task":
                TaskResult(size);
                break;
            default:
                tally.Count(Feature.CommandResult);
                prose.Member(Buffer, "stdout"u8, size);
                Buffer.Member("stderr"u8, "");
                Buffer.Member("interrupted"u8, false);
                break;
        }

        Buffer.Close();
    }
}
