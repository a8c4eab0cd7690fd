using System.Globalization;
using System.Text.Json;

namespace WigToken.Pricing;

/// <summary>The fields of one JSON object, each read or reported with where it stands. A null field counts as missing.</summary>
internal sealed class JsonFields
{
    public const string RateExpectation = "a number of US dollars per million tokens";

    private const int LongestQuote = 40;

    private readonly JsonElement _owner;
    private readonly string _where;
    private readonly string _prefix;
    private readonly List<string> _problems;

    private JsonFields(JsonElement owner, string where, string prefix, List<string> problems)
    {
        _owner = owner;
        _where = where;
        _prefix = prefix;
        _problems = problems;
    }

    /// <summary>The fields of <paramref name="element"/>; null, and reported, if it is no object.</summary>
    public static JsonFields? Of(JsonElement element, string where, List<string> problems)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return new JsonFields(element, where, "", problems);

        problems.Add($"{where} is {Quote(element)}, expected an object");
        return null;
    }

    /// <summary>The fields of the object in a field; null, and reported, if there is none.</summary>
    public JsonFields? Nested(string key, string expected)
    {
        if (TryGet(key, out var value) && value.ValueKind == JsonValueKind.Object)
            return new JsonFields(value, _where, $"{_prefix}{key}.", _problems);

        Report(key, expected);
        return null;
    }

    public void AllowOnly(params IReadOnlyList<string> keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in _owner.EnumerateObject().Select(static property => property.Name))
        {
            if (!keys.Contains(key, StringComparer.Ordinal))
                _problems.Add($"{_where}: {_prefix}{key} is not a known key, expected {string.Join(", ", keys)}");
            else if (!seen.Add(key))
                _problems.Add($"{_where}: {_prefix}{key} is given twice, expected once");
        }
    }

    public bool TryGet(string key, out JsonElement value) =>
        _owner.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null;

    public void Report(string key, string expected) =>
        _problems.Add($"{_where}: {_prefix}{key} is {(TryGet(key, out var value) ? Quote(value) : "missing")}, expected {expected}");

    public string? Text(string key)
    {
        if (!TryGet(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();

        Report(key, "text in quotes");
        return null;
    }

    public decimal? UsdPerMillion(string key)
    {
        if (!TryGet(key, out var value))
            return null;

        var expected = RateExpectation;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var usd))
        {
            expected = TokenRates.Expectation(usd);
            if (expected is null)
                return usd;
        }

        Report(key, expected);
        return null;
    }

    public DateOnly? Day(string key)
    {
        if (!TryGet(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        Report(key, "a day like 2026-01-31, or null");
        return null;
    }

    private static string Quote(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText() is { Length: > LongestQuote } text ? text[..LongestQuote] + "…" : value.GetRawText(),
    };
}
