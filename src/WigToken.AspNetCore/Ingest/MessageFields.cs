using System.Runtime.InteropServices;
using System.Text.Json;
using WigToken.Endpoints;
using WigToken.Parsing;

namespace WigToken.Ingest;

/// <summary>One message, read to its end whatever is wrong with it: the rest of the request has to be read, too, and the id is worth having.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct MessageFields
{
    private const string UnknownModel = "unknown";
    private const string SyntheticModel = "<synthetic>";

    private KeysSeen _keys;
    private CountFields _counts;
    private string? _model, _requestId, _sessionId, _project;
    private long? _timestampMs;
    private bool _isSidechain;

    /// <summary>The first thing that is wrong; null if it can be stored.</summary>
    public string? Reason { get; private set; }

    /// <summary>Null if it is missing or cannot be read.</summary>
    public string? Id { get; private set; }

    /// <summary>Reads a message whose start the reader stands on, to its end.</summary>
    /// <exception cref="ProblemException">A key stands twice in it, or it is too deep.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(ref Utf8JsonReader json, JsonTexts texts)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var key = _keys.Next(in json, texts, MessageKey.MessageId, MessageKey.Split);
            json.Read();
            var problem = Take(key, ref json, texts);
            Reason ??= problem;
            JsonDepth.SkipRest(ref json);
        }

        if (Id is null || _timestampMs is null)
            Reason ??= RejectReasons.FieldMissing;
        // As in transcripts: the client itself writes such messages, and only tokens would show that a model was asked after all.
        if (_model == SyntheticModel && _counts.Counts.Total == 0)
            Reason ??= RejectReasons.Synthetic;
    }

    /// <summary>The message, of which nothing is wrong.</summary>
    public readonly IngestRow ToRow(int index) => new(index, _project ?? "", new UsageRecord
    {
        MessageId = Id!,
        Model = _model ?? UnknownModel,
        Provider = (_model ?? "").StartsWith("claude", StringComparison.Ordinal) ? "anthropic" : "",
        RequestId = _requestId,
        SessionId = _sessionId,
        IsSidechain = _isSidechain,
        TimestampMs = _timestampMs!.Value,
        Counts = _counts.Counts,
    });

    private string? Take(MessageKey key, ref Utf8JsonReader json, JsonTexts texts) => key switch
    {
        MessageKey.None => null,
        MessageKey.MessageId => TakeId(in json, texts),
        MessageKey.Model => TakeLabel(in json, texts, IngestLimits.Model, repeats: true, ref _model),
        MessageKey.Timestamp => TakeTimestamp(in json, texts),
        MessageKey.RequestId => TakeLabel(in json, texts, IngestLimits.RequestId, repeats: false, ref _requestId),
        MessageKey.SessionId => TakeLabel(in json, texts, IngestLimits.SessionId, repeats: true, ref _sessionId),
        MessageKey.Project => TakeLabel(in json, texts, IngestLimits.Project, repeats: true, ref _project),
        MessageKey.IsSidechain => TakeIsSidechain(in json),
        _ => _counts.Take(key, ref json, texts),
    };

    private string? TakeId(in Utf8JsonReader json, JsonTexts texts)
    {
        if (json.TokenType is not JsonTokenType.String)
            return RejectReasons.FieldMissing;
        if (texts.ReadLabel(in json, IngestLimits.MessageId, repeats: false, out var id) is { } problem)
            return problem;
        if (string.IsNullOrWhiteSpace(id))
            return RejectReasons.FieldMissing;
        Id = id;
        return null;
    }

    /// <summary>Labels are optional: an empty one is none.</summary>
    private static string? TakeLabel(in Utf8JsonReader json, JsonTexts texts, int longest, bool repeats, ref string? label)
    {
        var problem = texts.ReadLabel(in json, longest, repeats, out var text);
        label = text.Length > 0 ? text : null;
        return problem;
    }

    private string? TakeTimestamp(in Utf8JsonReader json, JsonTexts texts)
    {
        var problem = JsonInstants.Read(in json, texts, out var unixMs);
        _timestampMs = problem is null ? unixMs : null;
        return problem;
    }

    private string? TakeIsSidechain(in Utf8JsonReader json)
    {
        _isSidechain = json.TokenType is JsonTokenType.True;
        return json.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null ? null : RejectReasons.FieldInvalid;
    }
}
