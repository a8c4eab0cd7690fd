using System.Text;
using System.Text.Json;
using WigToken.Parsing.Json;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>
/// The transcripts of Claude Code: one JSON object per line; usage stands in the <c>message.usage</c> of assistant lines, and in the
/// assistant records that <c>agent_progress</c> lines embed. Tool results, cost snapshots and journals repeat figures and never count.
/// </summary>
public sealed class ClaudeCodeFormat : ITranscriptFormat
{
    /// <summary>The format; it has no state.</summary>
    public static ClaudeCodeFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Source => "claude-code";

    /// <inheritdoc/>
    /// <remarks>
    /// The bytes <c>"usage"</c> cannot stand inside a JSON string, since its quotes are escaped there. A key may be written with escapes
    /// (<c>"\u0075sage"</c>); every letter of it begins <c>\u006</c> or <c>\u007</c>.
    /// </remarks>
    public bool MayCarryUsage(ReadOnlySpan<byte> line) =>
        line.IndexOf("\"usage\""u8) >= 0 || line.IndexOf("\\u006"u8) >= 0 || line.IndexOf("\\u007"u8) >= 0;

    /// <inheritdoc/>
    public void ReadLine(ReadOnlySpan<byte> line, long offset, IUsageHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var position = 0;
        while (true)
        {
            while (position < line.Length && WholeObjects.IsFiller(line[position]))
                position++;
            if (position == line.Length)
                return;
            try
            {
                position += ReadRecord(line[position..], offset, handler);
            }
            catch (JsonException)
            {
                var next = WholeObjects.FindSuffix(line, position + 1);
                handler.Skipped(next >= 0 || IsCut(line[position..]) ? SkipReason.Cut : SkipReason.Malformed, offset);
                if (next < 0)
                    return;
                position = next;
            }
        }
    }

    /// <inheritdoc/>
    public long? ReadTimestamp(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, JsonReading.Options);
        long? timestamp = null;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.NextProperty())
            {
                if (reader.Is("timestamp"u8))
                    timestamp = RecordFields.ReadTimestamp(ref reader);
                else
                    reader.SkipValue();
            }

            return reader.Read() ? null : timestamp;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the record at the start of <paramref name="json"/> and returns its length.</summary>
    private static int ReadRecord(ReadOnlySpan<byte> json, long offset, IUsageHandler handler)
    {
        var reader = new Utf8JsonReader(json, JsonReading.Options);
        RecordFields root = default, embedded = default;
        var isAgentProgress = false;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return (int)reader.BytesConsumed;
        }

        while (reader.NextProperty())
        {
            if (reader.Is("data"u8))
                isAgentProgress = ReadData(ref reader, out embedded);
            else if (!root.TryTake(ref reader))
                reader.SkipValue();
        }

        if (root.IsAssistant)
            Report(in root, in root, root.IsSidechain, offset, handler);
        else if (root.IsProgress && isAgentProgress && embedded.IsAssistant)
            Report(in root, in embedded, isSidechain: true, offset, handler);
        else
            handler.Skipped(SkipReason.NotAssistant, offset);
        return (int)reader.BytesConsumed;
    }

    private static bool ReadData(scoped ref Utf8JsonReader reader, out RecordFields embedded)
    {
        embedded = default;
        var isAgentProgress = false;
        if (!reader.EnterObject())
            return false;
        while (reader.NextProperty())
        {
            if (reader.Is("type"u8))
                isAgentProgress = reader.ReadIs("agent_progress"u8);
            else if (reader.Is("message"u8))
                embedded = ReadEmbedded(ref reader);
            else
                reader.SkipValue();
        }

        return isAgentProgress;
    }

    private static RecordFields ReadEmbedded(scoped ref Utf8JsonReader reader)
    {
        RecordFields record = default;
        if (!reader.EnterObject())
            return record;
        while (reader.NextProperty())
        {
            if (!record.TryTake(ref reader))
                reader.SkipValue();
        }

        return record;
    }

    private static void Report(in RecordFields root, in RecordFields record, bool isSidechain, long offset, IUsageHandler handler)
    {
        ref readonly var message = ref record.Message;
        if (WhyNot(in record) is { } reason)
        {
            handler.Skipped(reason, offset);
            return;
        }

        var line = new UsageLine
        {
            MessageId = message.Id,
            Model = message.Model,
            Provider = ProviderOf(message.Model),
            RequestId = record.RequestId,
            SessionId = root.SessionId,
            IsSidechain = isSidechain,
            TimestampMs = record.Timestamp ?? root.Timestamp ?? UsageLine.NoTimestamp,
            Counts = message.Usage.Counts,
            Offset = offset,
        };
        handler.Usage(in line);

        // A call to another model, billed, and not in the figures of the message: a message of its own.
        var number = 0;
        foreach (var advisor in message.Advisors ?? [])
        {
            byte[] id = [.. message.Id, .. Encoding.ASCII.GetBytes($"#advisor-{++number}")];
            handler.Usage(line with { MessageId = id, Model = advisor.Model, Provider = ProviderOf(advisor.Model), Counts = advisor.Usage.Counts });
        }
    }

    /// <summary>Lines name no provider. Claude models are Anthropic's whoever hosts them; others come through a compatible endpoint that is not named.</summary>
    private static string ProviderOf(ReadOnlySpan<byte> model) => model.StartsWith("claude"u8) ? "anthropic" : "";

    private static SkipReason? WhyNot(in RecordFields record)
    {
        ref readonly var message = ref record.Message;
        if (!record.HasMessage || !message.HasUsage)
            return SkipReason.NoUsage;
        if (!message.HasId)
            return SkipReason.NoMessageId;
        if (message.IsBad)
            return SkipReason.Malformed;
        if (message.Usage.Counts.Total > 0)
            return null;
        if (record.IsApiError)
            return SkipReason.ApiError;
        return message.Model.SequenceEqual("<synthetic>"u8) ? SkipReason.Synthetic : null;
    }

    private static bool IsCut(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(JsonReading.Options));
        try
        {
            return !(reader.Read() && reader.TrySkip());
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
