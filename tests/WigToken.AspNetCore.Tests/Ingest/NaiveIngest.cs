using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using WigToken.Ingest;
using WigToken.Parsing;
using WigToken.Parsing.Json;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>The rules for one message over a document in memory, without a thought of speed: what the reader has to agree with on whatever it takes.</summary>
internal static partial class NaiveIngest
{
    /// <summary>The messages of a request that was taken: what each becomes, or that it is rejected.</summary>
    public static IEnumerable<IngestRow?> Rows(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        foreach (var (index, message) in document.RootElement.GetProperty("messages").EnumerateArray().Index())
            yield return message.ValueKind is JsonValueKind.Object ? Row(index, message) : null;
    }

    private static IngestRow? Row(int index, JsonElement message)
    {
        var split = Field(message, "cache_creation");
        if (split is { ValueKind: not JsonValueKind.Object } || Field(message, "is_sidechain") is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
            return null;
        if (Field(message, "message_id") is null || Text(message, "message_id", 512) is not { } id || string.IsNullOrWhiteSpace(id) || Instant(message) is not { } ts)
            return null;
        if (Text(message, "model", 128) is not { } model || Text(message, "request_id", 512) is not { } request || Text(message, "session_id", 512) is not { } session || Text(message, "project", 256) is not { } project)
            return null;
        long? input = Count(message, "input_tokens"), flat = Count(message, "cache_creation_input_tokens"), read = Count(message, "cache_read_input_tokens"), output = Count(message, "output_tokens");
        long? write5m = split is { } a ? Count(a, "ephemeral_5m_input_tokens") : 0, write1h = split is { } b ? Count(b, "ephemeral_1h_input_tokens") : 0;
        if (input is null || flat is null || read is null || output is null || write5m is null || write1h is null)
            return null;
        if (Field(message, "cache_creation_input_tokens") is not null && flat != write5m + write1h)
            (write5m, write1h) = (flat, 0);
        var counts = new TokenCounts(input.Value, write5m.Value, write1h.Value, read.Value, output.Value);
        if (model == "<synthetic>" && counts.Total == 0)
            return null;
        return new IngestRow(index, project, new UsageRecord
        {
            MessageId = id,
            Model = model.Length == 0 ? "unknown" : model,
            Provider = model.StartsWith("claude", StringComparison.Ordinal) ? "anthropic" : "",
            RequestId = request.Length == 0 ? null : request,
            SessionId = session.Length == 0 ? null : session,
            IsSidechain = Field(message, "is_sidechain")?.GetBoolean() ?? false,
            TimestampMs = ts,
            Counts = counts,
        });
    }

    private static JsonElement? Field(JsonElement message, string name) =>
        message.EnumerateObject().Where(property => IsNamed(property, name)).Select(static property => (JsonElement?)property.Value).FirstOrDefault() is { ValueKind: not JsonValueKind.Null } value ? value : null;

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return property.Name == name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in the name.
            return false;
        }
    }

    private static string? Text(JsonElement message, string name, int longest)
    {
        if (Field(message, name) is not { } value)
            return "";
        try
        {
            return value.ValueKind is JsonValueKind.String && value.GetString()! is var text && text.Length <= longest && !Control().IsMatch(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in the text.
            return null;
        }
    }

    private static long? Count(JsonElement message, string name)
    {
        if (Field(message, name) is not { } value)
            return 0;
        return value.ValueKind is JsonValueKind.Number && Digits().IsMatch(value.GetRawText()) && long.Parse(value.GetRawText(), CultureInfo.InvariantCulture) is <= 1_000_000_000 and var count ? count : null;
    }

    private static long? Instant(JsonElement message)
    {
        var ms = Field(message, "ts") switch
        {
            { ValueKind: JsonValueKind.Number } number when Digits().IsMatch(number.GetRawText()) => long.Parse(number.GetRawText(), CultureInfo.InvariantCulture),
            { ValueKind: JsonValueKind.String } text when Text(message, "ts", 64) is { } instant && Offset().IsMatch(instant) && IsoTimestamp.TryParse(Encoding.UTF8.GetBytes(instant), out var parsed) => parsed,
            _ => -1,
        };
        return ms is >= 1_577_836_800_000 and <= 253_402_300_799_999 ? ms : null;
    }

    [GeneratedRegex(@"[\p{Cc}\u202A-\u202E\u2066-\u2069]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Control();

    [GeneratedRegex(@"\A[0-9]{1,18}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A.{16}(?!:60).*([Zz]|[+-][0-9:]+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Offset();
}
