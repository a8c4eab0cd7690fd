using System.Text.Json;
using WigToken.Parsing;

namespace WigToken.Scan;

/// <summary>What a tree holds, and which files of it could not be read. An import does not count lines.</summary>
internal sealed record ScanReport(long Files, long? Lines, long Messages, IReadOnlyList<ModelUsage> PerModel, IReadOnlyList<string> Unread)
{
    public void WriteTo(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("files", Files);
        if (Lines is { } lines)
            json.WriteNumber("lines", lines);
        json.WriteNumber("messages", Messages);
        json.WriteStartObject("totals");
        WriteCounts(json, PerModel.Aggregate(default(TokenCounts), static (sum, model) => sum + model.Counts));
        json.WriteEndObject();
        json.WriteStartObject("perModel");
        foreach (var model in PerModel.OrderByDescending(static model => model.Counts.Total).ThenBy(static model => model.Model, StringComparer.Ordinal))
        {
            json.WriteStartObject(model.Model);
            json.WriteNumber("messages", model.Messages);
            WriteCounts(json, model.Counts);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteCounts(Utf8JsonWriter json, TokenCounts counts)
    {
        json.WriteNumber("input", counts.Input);
        json.WriteNumber("cacheCreation", counts.CacheCreation);
        json.WriteNumber("cacheRead", counts.CacheRead);
        json.WriteNumber("output", counts.Output);
    }
}
