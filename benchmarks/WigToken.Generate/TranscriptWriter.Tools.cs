namespace WigToken.Generate;

/// <summary>What a model asks tools to do: arbitrary JSON, and so the place where a byte scanner goes wrong.</summary>
internal sealed partial class TranscriptWriter
{
    private const int DeepestInput = 2000;

    /// <summary>Calls that have no result yet.</summary>
    private readonly Queue<(string Id, string Tool)> pendingCalls = new();

    private void ToolUse()
    {
        var tool = session.AgentId is null && random.Chance(0.04)
            ? "Task"
            : random.Pick("Bash", "Bash", "Bash", "Read", "Read", "Read", "Edit", "Edit", "Write", "mcp__notes__add", "Grep");
        var id = random.Token("toolu_01", 22);
        pendingCalls.Enqueue((id, tool));

        if (!IsSorted)
            Buffer.Member("type"u8, "tool_use");
        Buffer.Member("id"u8, id);
        if (!IsSorted)
            Buffer.Member("name"u8, tool);
        Buffer.Open("input"u8);
        ToolInput(tool);
        Buffer.Close();
        if (IsSorted)
        {
            Buffer.Member("name"u8, tool);
            Buffer.Member("type"u8, "tool_use");
        }
        else if (session.Era == Era.Later)
        {
            Buffer.Open("caller"u8);
            Buffer.Member("type"u8, "direct");
            Buffer.Close();
        }
    }

    private void ToolInput(string tool)
    {
        switch (tool)
        {
            case "Bash":
                prose.Member(Buffer, "command"u8, random.Skewed(20, 900));
                prose.Member(Buffer, "description"u8, 40);
                break;
            case "Edit":
                Buffer.Member("file_path"u8, session.Place.WorkingDirectory);
                prose.Member(Buffer, "old_string"u8, random.Skewed(40, 2500));
                prose.Member(Buffer, "new_string"u8, random.Skewed(40, 4000));
                break;
            case "Write":
                Buffer.Member("file_path"u8, session.Place.WorkingDirectory);
                prose.Member(Buffer, "content"u8, TakesBigLine(0.1) ? BigLineBytes() : random.Skewed(200, 9000));
                break;
            case "Task":
                prose.Member(Buffer, "prompt"u8, random.Skewed(200, 3000));
                Buffer.Member("subagent_type"u8, "general-purpose");
                break;
            default:
                prose.Member(Buffer, "query"u8, random.Skewed(20, 400));
                break;
        }

        OddInput();
    }

    private void OddInput()
    {
        if (tally.Chance(Feature.NullInToolInput, 0.02))
            Buffer.Null("x"u8);
        if (tally.Chance(Feature.EscapedQuoteBeforeUsage, 0.001))
        {
            Buffer.Open("say \\\"usage"u8);
            Buffer.Member("output_tokens"u8, 99);
            Buffer.Close();
        }

        if (tally.Chance(Feature.DecoyKeys, 0.005))
            Decoy();
        if (tally.Chance(Feature.BackslashRun, 0.01))
        {
            Buffer.Key("pattern"u8);
            Buffer.Raw((byte)'"');
            prose.Write(Buffer, random.Between(1, 130));
            Buffer.Repeat("\\\\"u8, random.Between(1, 40));
            if (random.Chance(0.5))
                Buffer.Raw("\\\""u8);
            Buffer.Raw((byte)'"');
        }

        if (tally.Chance(Feature.DeepToolInput, 0.0003))
        {
            var depth = random.Skewed(70, DeepestInput);
            Buffer.Key("tree"u8);
            Buffer.Repeat("{\"usage\":["u8, depth / 2);
            Buffer.Raw("null"u8);
            Buffer.Repeat("]}"u8, depth / 2);
        }
    }

    private void Decoy()
    {
        Buffer.Member("type"u8, "assistant");
        Buffer.Member("timestamp"u8, "1999-01-01T00:00:00Z");
        Buffer.Open("message"u8);
        Buffer.Member("id"u8, "msg_decoy");
        Buffer.Member("model"u8, "decoy");
        Buffer.Open("usage"u8);
        WriteFigures(new Figures(1, 2, 0, 3, 4));
        Buffer.Close();
        Buffer.Close();
    }

    private bool TakesBigLine(double rate)
    {
        if (!mayWriteBigLine || !random.Chance(rate))
            return false;
        mayWriteBigLine = false;
        tally.Count(Feature.BigLine);
        return true;
    }

    private int BigLineBytes() => random.Skewed(2_000_000, largestBigLine);
}
