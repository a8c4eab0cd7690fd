using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using WigToken.Parsing.Json;

namespace WigToken.Endpoints;

/// <summary>Reads the query string strictly: what is given must be right, and given once.</summary>
internal readonly struct Query(HttpContext context)
{
    private const int LongestEcho = 64;

    // From 1970 to the end of year 9998: the end of a day, week or month that begins before it still is a date.
    private const long LastMs = 253_370_764_799_999;

    public string? Text(string name)
    {
        var values = context.Request.Query[name];
        if (values.Count > 1)
            throw new ProblemException("duplicate_parameter", $"'{name}' is given {values.Count} times; give it once.");
        return values.Count == 1 && values[0] is { Length: > 0 } value ? value : null;
    }

    public bool Has(string name) => context.Request.Query[name].Count > 0;

    /// <summary>All that is given under a name, be it empty.</summary>
    public IReadOnlyList<string> Values(string name, int most)
    {
        var values = context.Request.Query[name];
        return values.Count <= most
            ? [.. values.Select(static value => value ?? "")]
            : throw new ProblemException("too_many_values", $"'{name}' is given {values.Count} times; give it at most {most} times.");
    }

    public int Limit(int otherwise, int most)
    {
        if (Text("limit") is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw new ProblemException("limit_invalid", $"'limit' is {Quote(text)}; expected 1 to {most}.");
    }

    /// <summary>An instant in Unix milliseconds, given so or as ISO 8601.</summary>
    public long? Instant(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if ((long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var instant) || IsoTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out instant))
            && instant is >= 0 and <= LastMs)
            return instant;
        throw new ProblemException("range_invalid", $"'{name}' is {Quote(text)}; expected Unix milliseconds or an ISO 8601 time from 1970 on.");
    }

    public T Choice<T>(string name, IReadOnlyDictionary<string, T> choices, string otherwise)
    {
        var text = Text(name) ?? otherwise;
        return choices.TryGetValue(text, out var choice)
            ? choice
            : throw new ProblemException($"{name}_invalid", $"'{name}' is {Quote(text)}; expected one of {string.Join(", ", choices.Keys)}.");
    }

    /// <summary>Input as it may be repeated in an answer: short, and on one line.</summary>
    public static string Quote(string text) =>
        $"\"{string.Concat(text.Take(LongestEcho).Select(static c => char.IsControl(c) ? '?' : c))}{(text.Length > LongestEcho ? "…" : "")}\"";
}
