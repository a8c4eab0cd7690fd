using System.Text.Json;
using WigToken.Parsing;

namespace WigToken.Benchmarks.Plain;

/// <summary>Reads with <see cref="Utf8JsonReader"/> what counts, without an allocation, and skips the rest.</summary>
internal static partial class PlainJsonReader
{
    public static void Read(ReadOnlySpan<byte> line, UsageTally tally)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        PlainRecord root = default, embedded = default;
        ReadRecord(ref json, ref root, ref embedded, out var isAgentProgress);
        if (isAgentProgress && root.Type.SequenceEqual("progress"u8))
            embedded.CountEmbedded(tally, root.Timestamp);
        else
            root.CountLine(tally);
    }

    private static void ReadRecord(scoped ref Utf8JsonReader json, scoped ref PlainRecord record, scoped ref PlainRecord embedded, out bool isAgentProgress)
    {
        isAgentProgress = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
                record.Type = Text(ref json);
            else if (json.ValueTextEquals("timestamp"u8))
                record.Timestamp = Is(JsonTokenType.String, ref json) && json.TryGetDateTimeOffset(out var timestamp) ? timestamp : null;
            else if (json.ValueTextEquals("isSidechain"u8))
                record.IsSidechain = Is(JsonTokenType.True, ref json);
            else if (json.ValueTextEquals("isApiErrorMessage"u8))
                record.IsApiError = Is(JsonTokenType.True, ref json);
            else if (json.ValueTextEquals("message"u8))
                ReadMessage(ref json, ref record);
            else if (json.ValueTextEquals("data"u8))
                isAgentProgress = ReadData(ref json, ref embedded);
            else
                json.Skip();
        }
    }

    private static bool ReadData(scoped ref Utf8JsonReader json, scoped ref PlainRecord embedded)
    {
        var isAgentProgress = false;
        PlainRecord none = default;
        if (!EntersObject(ref json))
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
                isAgentProgress = Text(ref json).SequenceEqual("agent_progress"u8);
            else if (json.ValueTextEquals("message"u8) && EntersObject(ref json))
                ReadRecord(ref json, ref embedded, ref none, out _);
            else
                json.Skip();
        }

        return isAgentProgress;
    }

    private static void ReadMessage(scoped ref Utf8JsonReader json, scoped ref PlainRecord record)
    {
        if (!EntersObject(ref json))
            return;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8))
                record.Id = Text(ref json);
            else if (json.ValueTextEquals("model"u8))
                record.Model = Text(ref json);
            else if (json.ValueTextEquals("usage"u8))
                ReadUsage(ref json, ref record);
            else
                json.Skip();
        }
    }

    private static bool EntersObject(scoped ref Utf8JsonReader json) => Is(JsonTokenType.StartObject, ref json);

    private static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader json) => Is(JsonTokenType.String, ref json) ? json.ValueSpan : default;

    private static long? Number(scoped ref Utf8JsonReader json) => Is(JsonTokenType.Number, ref json) ? json.GetInt64() : null;

    /// <summary>Goes on to the value; past it when it is another.</summary>
    private static bool Is(JsonTokenType type, scoped ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == type)
            return true;
        json.Skip();
        return false;
    }
}
