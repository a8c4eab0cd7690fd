using System.Globalization;
using System.Text.Json;

namespace WigToken.Load.Measuring;

internal sealed partial class Report
{
    private const int JsonDecimals = 4;

    /// <summary>Writes it in the manner of <c>benchmarks/results</c>.</summary>
    /// <param name="file">Replaced if it is there; its folder is made.</param>
    /// <param name="fileSystem">What the database was on.</param>
    public void Write(FileInfo file, string fileSystem)
    {
        file.Directory!.Create();
        using var stream = file.Create();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("date", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Machine.Write(json, fileSystem);
            json.WriteString("command", command);
            json.WriteStartObject("settings");
            foreach (var (name, value) in settings)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value);
            }

            json.WriteEndObject();
            WriteRows(json);
            json.WriteStartObject("figures");
            Write(json, _figures);
            json.WriteEndObject();
            WriteAims(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private void WriteRows(Utf8JsonWriter json)
    {
        json.WriteStartArray("rows");
        foreach (var (what, figures) in _rows)
        {
            json.WriteStartObject();
            json.WriteString("what", what);
            Write(json, figures);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteAims(Utf8JsonWriter json)
    {
        json.WriteStartArray("aims");
        foreach (var (what, limit, value, isMet, _) in _aims)
        {
            json.WriteStartObject();
            json.WriteString("what", what);
            Write(json, [new Figure("limit", "", limit), new Figure("value", "", value)]);
            json.WriteBoolean("met", isMet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures.Where(static figure => double.IsFinite(figure.Value)))
            json.WriteNumber(figure.Key, Math.Round(figure.Value, JsonDecimals));
    }
}
