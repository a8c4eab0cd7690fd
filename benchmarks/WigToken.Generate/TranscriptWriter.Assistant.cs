namespace WigToken.Generate;

internal sealed partial class TranscriptWriter
{
    private void AssistantLine(Response response, BlockKind block, bool isFinal, bool isApiError = false)
    {
        tally.Count(Feature.AssistantLine);
        tally.Count(Feature.LayoutZero + (int)session.Era);
        if (session.AgentId is not null)
            tally.Count(Feature.Sidechain);
        Buffer.HasEscapedKeys = tally.Chance(Feature.EscapedKeys, 1.0 / 20_000);

        var start = Buffer.Length;
        if (session.Era == Era.Zero)
            ZeroLine(() => Message("message"u8, response, block, isFinal));
        else
            EnvelopedLine("assistant", () => Message("message"u8, response, block, isFinal), () => RequestId(response, isApiError));
        UsageBytes += Buffer.Length - start;
    }

    private void RequestId(Response response, bool isApiError)
    {
        if (isApiError)
            Buffer.Member("isApiErrorMessage"u8, true);
        if (response.RequestId is not null)
            Buffer.Member("requestId"u8, response.RequestId);
    }

    private void Message(ReadOnlySpan<byte> key, Response response, BlockKind block, bool isFinal)
    {
        Buffer.Open(key);
        if (IsSorted)
        {
            Content(block);
            Buffer.Member("id"u8, response.Id);
            Buffer.Member("model"u8, response.Model);
            Buffer.Member("role"u8, "assistant");
            Stop(block, isFinal);
            Buffer.Member("type"u8, "message");
            Usage(response, isFinal);
        }
        else
        {
            if (session.Era > Era.One)
                Buffer.Member("model"u8, response.Model);
            Buffer.Member("id"u8, response.Id);
            Buffer.Member("type"u8, "message");
            Buffer.Member("role"u8, "assistant");
            if (session.Era <= Era.One)
                Buffer.Member("model"u8, response.Model);
            if (session.Era == Era.Later)
                Buffer.Null("container"u8);
            Content(block);
            Stop(block, isFinal);
            Usage(response, isFinal);
            if (session.Era == Era.Later)
            {
                Buffer.Null("diagnostics"u8);
                Buffer.Null("context_management"u8);
            }
        }

        Buffer.Close();
    }

    private void Stop(BlockKind block, bool isFinal)
    {
        var reason = block == BlockKind.ToolUse ? "tool_use" : "end_turn";
        Buffer.Member("stop_reason"u8, isFinal && session.Era >= Era.TwoOne ? reason : null);
        Buffer.Null("stop_sequence"u8);
    }

    private void Content(BlockKind block)
    {
        Buffer.OpenArray("content"u8);
        if (block != BlockKind.None)
        {
            Buffer.OpenElement();
            Block(block);
            Buffer.Close();
        }

        Buffer.CloseArray();
    }

    private void Block(BlockKind block)
    {
        switch (block)
        {
            case BlockKind.Thinking:
                Typed("thinking", () =>
                {
                    Buffer.Member("signature"u8, random.Token("E", random.Skewed(200, 900)));
                    prose.Member(Buffer, "thinking"u8, random.Skewed(60, 1800));
                });
                break;
            case BlockKind.Text:
                Typed("text", () => prose.Member(Buffer, "text"u8, random.Skewed(40, 1800)));
                break;
            default:
                ToolUse();
                break;
        }
    }
}
