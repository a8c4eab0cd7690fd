using System.Text.Json;

namespace WigToken.Oracle;

internal static class OracleJson
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>One whole JSON value that starts at <paramref name="position"/>; <paramref name="end"/> is where it stops.</summary>
    internal static bool TryRead(byte[] line, int position, out JsonElement value, out int end)
    {
        var reader = new Utf8JsonReader(line.AsSpan(position), AnyDepth);
        try
        {
            value = JsonElement.ParseValue(ref reader);
            end = position + (int)reader.BytesConsumed;
            return true;
        }
        catch (JsonException)
        {
            value = default;
            end = position;
            return false;
        }
    }

    /// <summary>The last member of that name, as <c>JSON.parse</c> would keep it; undefined when there is none.</summary>
    internal static JsonElement Member(this JsonElement element, string name)
    {
        JsonElement found = default;
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (string.Equals(Name(property), name, StringComparison.Ordinal))
                    found = property.Value;
            }
        }

        return found;
    }

    /// <summary>The text of a string; null for anything else and for a string that is not valid Unicode.</summary>
    internal static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    internal static bool IsMissing(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
