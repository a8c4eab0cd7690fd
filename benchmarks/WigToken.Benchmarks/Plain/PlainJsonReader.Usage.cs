using System.Text.Json;

namespace WigToken.Benchmarks.Plain;

/// <summary>The figures.</summary>
internal static partial class PlainJsonReader
{
    private static void ReadUsage(scoped ref Utf8JsonReader json, scoped ref PlainRecord record)
    {
        if (!(record.HasUsage = EntersObject(ref json)))
            return;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("input_tokens"u8))
                record.Input = Number(ref json);
            else if (json.ValueTextEquals("output_tokens"u8))
                record.Output = Number(ref json);
            else if (json.ValueTextEquals("cache_read_input_tokens"u8))
                record.CacheRead = Number(ref json);
            else if (json.ValueTextEquals("cache_creation_input_tokens"u8))
                record.CacheCreation = Number(ref json);
            else if (json.ValueTextEquals("cache_creation"u8))
                ReadSplit(ref json, ref record);
            else
                json.Skip();
        }
    }

    private static void ReadSplit(scoped ref Utf8JsonReader json, scoped ref PlainRecord record)
    {
        if (!EntersObject(ref json))
            return;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("ephemeral_5m_input_tokens"u8))
                record.Write5m = Number(ref json);
            else if (json.ValueTextEquals("ephemeral_1h_input_tokens"u8))
                record.Write1h = Number(ref json);
            else
                json.Skip();
        }
    }
}
