using System.Text.Json;
using System.Text.Unicode;

namespace WigToken.Pricing;

/// <summary>Reads the operator's price file.</summary>
/// <remarks>
/// JSON; comments and trailing commas are allowed. Rates are US dollars per million tokens with at most three decimals, days are
/// UTC and inclusive. Only <c>model</c>, <c>input</c> and <c>output</c> are required, in <c>long</c> the last two; what is missing
/// among the cache rates follows <see cref="TokenRates.FromUsdPerMillion"/>, in <c>long</c> from the long rates.
/// <code>
/// {"prices": [{
///   "provider": "anthropic", "model": "claude-opus-4-5",
///   "input": 5, "output": 25, "cacheWrite5m": 6.25, "cacheWrite1h": 10, "cacheRead": 0.5,
///   "longPromptAbove": 200000,
///   "long": {"input": 10, "output": 37.5, "cacheWrite5m": 12.5, "cacheWrite1h": 20, "cacheRead": 1},
///   "effectiveFrom": "2025-11-24", "effectiveTo": null, "source": "our contract"}]}
/// </code>
/// </remarks>
public static class PriceBookFile
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The rows of a price file, to be given to <see cref="PriceBook.WithOverrides"/>.</summary>
    /// <param name="utf8">The whole file.</param>
    /// <exception cref="PriceBookException">The file cannot be used; every problem is listed.</exception>
    public static IReadOnlyList<PriceRow> Parse(ReadOnlySpan<byte> utf8)
    {
        // Windows editors put a byte order mark in front, which JSON does not allow.
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];

        var problems = new List<string>();
        if (!Utf8.IsValid(utf8))
            PriceBookException.ThrowIfAny(["the file is in another encoding, expected UTF-8"]);

        var rows = new List<(int Index, PriceRow Row)>();
        try
        {
            using var document = Read(utf8);
            ReadRows(document.RootElement, rows, problems);
        }
        catch (JsonException e)
        {
            problems.Add($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {ReasonOf(e)}");
        }
        catch (InvalidOperationException)
        {
            // A string that is valid JSON but no text, and that only its decoding finds.
            problems.Add("the file: a string holds half of a \\u surrogate pair, expected both halves");
        }

        PriceRowRules.Check(rows, problems);
        PriceBookException.ThrowIfAny(problems);
        return rows.ConvertAll(static row => row.Row);
    }

    private static JsonDocument Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var document = JsonDocument.ParseValue(ref reader);
        reader.Read(); // Throws if something follows the value.
        return document;
    }

    private static void ReadRows(JsonElement root, List<(int Index, PriceRow Row)> rows, List<string> problems)
    {
        if (JsonFields.Of(root, "the file", problems) is not { } fields)
            return;

        fields.AllowOnly("prices");
        if (!fields.TryGet("prices", out var prices) || prices.ValueKind != JsonValueKind.Array)
        {
            fields.Report("prices", "an array of price rows");
            return;
        }

        foreach (var (index, element) in prices.EnumerateArray().Index())
        {
            if (PriceRowReader.Read(index, element, problems) is { } row)
                rows.Add((index, row));
        }
    }

    // The runtime appends the position, counted from zero, which would contradict ours.
    private static string ReasonOf(JsonException e) => e.Message.Split(" LineNumber:", 2)[0];
}
