using System.Runtime.InteropServices;
using System.Text;
using WigToken.Parsing.Json;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>What one record of a transcript says, and what of it counts.</summary>
internal ref struct LineFields
{
    private RecordFields _root, _embedded;
    private bool _isAgentProgress;

    /// <summary>Reads a record whose object was entered, to its end.</summary>
    public static LineFields Read<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        LineFields fields = default;
        while (json.NextProperty())
        {
            if (json.Is("data"u8))
                fields._isAgentProgress = ReadData(ref json, out fields._embedded);
            else if (!fields._root.TryTake(ref json))
                json.SkipValue();
        }

        return fields;
    }

    /// <summary>Reads a record whose object was entered, to its end, for nothing but its timestamp.</summary>
    public static long? ReadTimestamp<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        long? timestamp = null;
        while (json.NextProperty())
        {
            if (json.Is("timestamp"u8))
                timestamp = RecordFields.ReadTimestamp(ref json);
            else
                json.SkipValue();
        }

        return timestamp;
    }

    /// <summary>Hands on what counts, or why nothing does.</summary>
    public readonly void Report(long offset, IUsageHandler handler)
    {
        if (_root.IsAssistant)
            Report(in _root, _root.IsSidechain, offset, handler);
        else if (_root.IsProgress && _isAgentProgress && _embedded.IsAssistant)
            Report(in _embedded, isSidechain: true, offset, handler);
        else
            handler.Skipped(SkipReason.NotAssistant, offset);
    }

    private readonly void Report(in RecordFields record, bool isSidechain, long offset, IUsageHandler handler)
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
            SessionId = _root.SessionId,
            IsSidechain = isSidechain,
            TimestampMs = record.Timestamp ?? _root.Timestamp ?? UsageLine.NoTimestamp,
            Counts = message.Usage.Counts,
            Offset = offset,
        };
        handler.Usage(in line);

        // A call to another model, billed, and not in the figures of the message: a message of its own.
        var number = 0;
        foreach (var advisor in CollectionsMarshal.AsSpan(message.Advisors))
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

    private static bool ReadData<TJson>(scoped ref TJson json, out RecordFields embedded)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        embedded = default;
        var isAgentProgress = false;
        if (!json.EnterObject())
            return false;
        while (json.NextProperty())
        {
            if (json.Is("type"u8))
                isAgentProgress = json.ReadText(out var type) && type.SequenceEqual("agent_progress"u8);
            else if (json.Is("message"u8))
                embedded = ReadEmbedded(ref json);
            else
                json.SkipValue();
        }

        return isAgentProgress;
    }

    private static RecordFields ReadEmbedded<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        RecordFields record = default;
        if (!json.EnterObject())
            return record;
        while (json.NextProperty())
        {
            if (!record.TryTake(ref json))
                json.SkipValue();
        }

        return record;
    }
}
