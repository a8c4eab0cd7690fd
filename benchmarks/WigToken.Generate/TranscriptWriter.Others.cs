namespace WigToken.Generate;

/// <summary>Lines that carry nothing to count.</summary>
internal sealed partial class TranscriptWriter
{
    private static readonly string[] NewLineTypes =
    [
        "mode", "custom-title", "ai-title", "last-prompt", "bridge-session", "continued-in", "pr-link", "atis-latch", "turn_end",
    ];

    private static readonly string[] SystemSubtypes = ["turn_duration", "stop_hook_summary", "local_command", "informational", "api_error"];

    private void Opening()
    {
        if (session.Era <= Era.TwoZero && random.Chance(0.5))
        {
            Bare(Feature.Summary, "summary", () =>
            {
                Buffer.Member("summary"u8, "Fix the date parser");
                Buffer.Member("leafUuid"u8, random.Uuid());
            });
        }

        FileHistorySnapshot();
        if (session.Era >= Era.TwoOne)
            Progress(Feature.HookProgress, "hook_progress", () => Buffer.Member("hookName"u8, "SessionStart:startup"));
    }

    /// <summary>What may stand between a response and the next one.</summary>
    private void Interlude()
    {
        if (random.Chance(0.004))
            SyntheticLine();
        if (tally.Chance(Feature.ApiErrorWithTokens, 0.0005))
            FailedResponse();
        if (random.Chance(0.06))
            FileHistorySnapshot();
        if (session.Era < Era.TwoOne)
            return;

        if (random.Chance(0.15))
            Progress(Feature.CommandProgress, "bash_progress", () => prose.Member(Buffer, "output"u8, random.Skewed(40, 3000)));
        if (random.Chance(0.1))
            Attachment();
        if (random.Chance(0.05))
            Bare(Feature.QueueOperation, "queue-operation", () => Buffer.Member("operation"u8, "dequeue"));
        if (random.Chance(0.03))
            Bare(Feature.NewLineType, random.Pick(NewLineTypes), () => Buffer.Null("value"u8));
    }

    private void TurnEnd()
    {
        tally.Count(Feature.SystemLine);
        Pass(5, 50);
        EnvelopedLine("system", () =>
        {
            var isCompaction = random.Chance(0.05);
            if (isCompaction)
            {
                Buffer.Open("compactMetadata"u8);
                Buffer.Member("trigger"u8, "auto");
                Buffer.Member("preTokens"u8, random.Between(100_000, 190_000));
                Buffer.Close();
            }

            Buffer.Member("level"u8, "info");
            Buffer.Member("subtype"u8, isCompaction ? "compact_boundary" : random.Pick(SystemSubtypes));
        });
    }

    private void Closing()
    {
        if (session.Era >= Era.Later)
        {
            Bare(Feature.CostState, "cost-state", () =>
            {
                Buffer.Open("modelUsage"u8);
                Buffer.Open("claude-haiku-4-5-20251001"u8);
                Buffer.Member("inputTokens"u8, random.Below(90_000));
                Buffer.Member("outputTokens"u8, random.Below(9_000));
                Buffer.Close();
                Buffer.Close();
            });
        }

        if (random.Chance(0.03))
        {
            Bare(Feature.ResultLine, "result", () =>
            {
                Buffer.Member("subtype"u8, "success");
                Buffer.Open("usage"u8);
                WriteFigures(NewResponse().Figures);
                Buffer.Close();
            });
        }
    }

    private void JournalEntry() => Bare(Feature.ResultLine, "result", () =>
    {
        Buffer.Member("key"u8, random.Hex(16));
        Buffer.Member("agentId"u8, "a" + random.Hex(16));
        Buffer.Open("result"u8);
        prose.Member(Buffer, "message"u8, random.Skewed(100, 4000));
        Buffer.Close();
    });

    private void FileHistorySnapshot() => Bare(Feature.FileHistorySnapshot, "file-history-snapshot", () =>
    {
        Buffer.Member("messageId"u8, random.Uuid());
        Buffer.Open("snapshot"u8);
        Timestamp();
        prose.Member(Buffer, "trackedFileBackups"u8, random.Skewed(40, 6000));
        Buffer.Close();
    });

    private void Attachment()
    {
        tally.Count(Feature.Attachment);
        Pass(5, 500);
        EnvelopedLine("attachment", () =>
        {
            Buffer.Open("attachment"u8);
            Buffer.Member("type"u8, "hook_success");
            prose.Member(Buffer, "stdout"u8, random.Skewed(100, 4000));
            Buffer.Close();
        });
    }

    private void Progress(Feature feature, string type, Action data)
    {
        tally.Count(feature);
        Pass(5, 2000);
        EnvelopedLine("progress", () =>
        {
            Buffer.Open("data"u8);
            data();
            Buffer.Member("type"u8, type);
            Buffer.Close();
        });
    }

    /// <summary>A line without uuid and timestamp.</summary>
    private void Bare(Feature feature, string type, Action content)
    {
        tally.Count(feature);
        BeginLine();
        Buffer.Member("type"u8, type);
        content();
        Buffer.Member("sessionId"u8, session.Id);
        EndLine();
    }
}
