using System.Text;
using static WigToken.Oracle.Sample;

namespace WigToken.Oracle;

public static partial class NastyLines
{
    private static IEnumerable<NastyLine> Spelling() =>
    [
        Counted("escaped quote before a usage key", Lines(WithText("""{"say \"usage":{"output_tokens":99}}""")), Plain),
        Counted("escaped quote before a usage key in the message",
            Lines(Line.With("\"usage\":" + Usage, $$"""
            "say \"usage":{"output_tokens":99},"usage":{{Usage}}
            """)), Plain),
        Nothing("escaped quote before the only usage key", Lines(Line.With("\"usage\":" + Usage, "\"say \\\"usage\":" + Usage))),
        Counted("escaped usage key", Lines(Line.With("\"usage\"", "\"\\u0075sage\"")), Plain),
        Counted("escaped message key", Lines(Line.With("\"message\":", "\"mess\\u0061ge\":")), Plain),
        Counted("escaped type key", Lines(Line.With("\"type\":\"assistant\"", "\"\\u0074\\u0079\\u0070\\u0065\":\"assistant\"")), Plain),
        Counted("escaped type value", Lines(Line.With("\"type\":\"assistant\"", "\"type\":\"\\u0061ssistan\\u0074\"")), Plain),
        Counted("escaped figure keys", Lines(Line.With("\"output_tokens\"", "\"output\\u005ftokens\"").With("\"input_tokens\"", "\"\\u0069nput_tokens\"")), Plain),
        Counted("escaped split keys", Lines(Line.With("\"cache_creation\"", "\"cache\\u005Fcreation\"").With("_5m_", "_\\u0035m_")), Plain),
        Counted("escaped id value", Lines(WithId("m\\u0031")), Plain),
        Counted("id with a slash and quotes", Lines(WithId("a\\/\\\"b\\\\c")), "id=a/\"b\\c"),
        Counted("id beyond the basic plane", Lines(WithId("\\ud83d\\ude00")), "id=😀"),
        Counted("escaped model value", Lines(Line.With("\"claude-x\"", "\"claude\\u002dx\"")), Plain),
        Counted("escaped other values", Lines(Line.With("\"r1\"", "\"\\u0072\\u0031\"").With("\"s1\"", "\"s\\u0031\"").With("\"2026", "\"\\u0032026")), Plain),
        Counted("a key that only begins like usage", Lines(Line.With("\"usage\"", "\"usage_\":{\"output_tokens\":99},\"usag\":0,\"usage\"")), Plain),
        Counted("keys in another case", Lines(Line.With("\"usage\"", "\"Usage\":{\"output_tokens\":99},\"usage\"")), Plain),
        Counted("key with a NUL escape behind", Lines(Line.With("\"usage\"", "\"usage\\u0000\":{\"output_tokens\":99},\"usage\"")), Plain),
        Counted("blanks after colons", Lines(Line.Replace("\":", "\": ", StringComparison.Ordinal).Replace(",\"", ", \"", StringComparison.Ordinal)), Plain),
        Counted("tabs and blanks around every mark", Lines(Line.Replace("\":", "\" \t:\t ", StringComparison.Ordinal).Replace("}", " }", StringComparison.Ordinal)), Plain),
        Counted("blanks around figures", Lines(Line.With(":7,", ":\t7 ,")), Plain),
        Counted("duplicate usage, last wins", Lines(Line.With("\"usage\"", "\"usage\":{\"output_tokens\":99},\"usage\"")), Plain),
        Counted("duplicate escaped usage, last wins", Lines(Line.With("\"usage\":", "\"usage\":{\"output_tokens\":99},\"\\u0075sage\":")), Plain),
        Nothing("duplicate usage, last is null", Lines(Line.With(Usage, Usage + ",\"usage\":null"))),
        Counted("duplicate id, last wins", Lines(WithId("no\",\"id\":\"m1")), Plain),
        Counted("duplicate figure, last wins", Lines(Line.With("\"output_tokens\":7", "\"output_tokens\":-1,\"output_tokens\":7")), Plain),
        Nothing("duplicate type, last is user", Lines(Line.With("\"uuid\":\"u1\"", "\"type\":\"user\""))),
        Counted("duplicate message, last wins", Lines(Line.With("\"message\":", $"\"message\":{Message.With("\"m1\"", "\"no\"")},\"message\":")), Plain),
        Nothing("duplicate message, last is text", Lines(Line.With("\"uuid\":\"u1\"", "\"message\":\"text\""))),
        Counted("duplicate timestamp, last wins", Lines(Line.With("\"uuid\":\"u1\"", "\"timestamp\":\"1999-01-01T00:00:00Z\"")), Plain),
        .. Enumerable.Range(0, 10).Select(BackslashRun),
    ];

    /// <summary>Sixty-four lines, so that the run falls on every border of a block of up to 64 bytes.</summary>
    private static NastyLine BackslashRun(int length)
    {
        var text = new StringBuilder();
        for (var padding = 0; padding < 64; padding++)
        {
            // An odd run escapes the quote, so the string goes on; an even one ends it.
            var run = new string('x', padding) + new string('\\', length) + (length % 2 == 0 ? "\"" : "\\\"}],\\\"usage\\\":{\"")[(length % 2)..];
            text.Append(Line.With("\"m1\"", $"\"m{padding}\"").With("\"hello\"", "\"" + run)).Append('\n');
        }

        return new NastyLine($"{length} backslashes before a quote", Utf8(text.ToString()), 64) { Copies = [Plain.With("m1", "m0")] };
    }

    private static IEnumerable<NastyLine> Encoding() =>
    [
        Counted("lone high surrogate", Lines(WithText("\"cut \\ud83d\"")), Plain),
        Counted("lone low surrogate", Lines(WithText("\"\\ude00 cut\"")), Plain),
        Counted("surrogates the wrong way round", Lines(WithText("\"\\ude00\\ud83d\"")), Plain),
        Counted("lone surrogate in a key", Lines(WithText("{\"\\ud83d\":1,\"usage\\ud83d\":2}")), Plain),
        Counted("lone surrogate in a key at the root", Lines(Line.With("\"uuid\"", "\"\\ud83d\"")), Plain),
        Nothing("lone surrogate in the id", Lines(WithId("m\\ud83d"))),
        Nothing("lone surrogate in the model", Lines(Line.With("claude-x", "claude-\\ud83d"))),
        Nothing("lone surrogate in the type", Lines(Line.With("\"type\":\"assistant\"", "\"type\":\"assistant\\ud83d\""))),
        Counted("lone surrogate in request and session", Lines(Line.With("\"r1\"", "\"r\\ud83d\"").With("\"s1\"", "\"\\udc00\"")), "request=null session=null"),
        Counted("lone surrogate in the timestamp", Lines(Line.With(".000Z", "\\ud83d")), "time=2023-11-14T22:13:20.000Z"),
        Counted("raw line and paragraph separators", Lines(WithText("\"a\u2028b\u2029c\u0085d\"")), Plain),
        Counted("raw text of many scripts", Lines(WithText("\"é ж 中 😀 \u007f\"")), Plain),
        new("invalid UTF-8 in a text", Raw(Lines(WithText("\"\xff\xfe\xc0\x80\xed\xa0\x80\""))), 1) { Copies = [Plain] },
        new("UTF-8 cut inside a character", Raw(Lines(WithText("\"\xf0\x9f\x98\""))), 1) { Copies = [Plain] },
        new("invalid UTF-8 in a key", Raw(Lines(WithText("{\"\xff\":1}"))), 1) { Copies = [Plain] },
        new("invalid UTF-8 in a key at the root", Raw(Lines(Line.With("\"uuid\"", "\"\xff\""))), 1) { Copies = [Plain] },
        new("invalid UTF-8 in the id", Raw(Lines(WithId("m\xff"))), 0),
        new("invalid UTF-8 in the model", Raw(Lines(Line.With("claude-x", "claude-\xff"))), 0),
        new("invalid UTF-8 in request and session", Raw(Lines(Line.With("\"r1\"", "\"\xff\"").With("\"s1\"", "\"\x80\""))), 1) { Copies = ["request=null session=null"] },
        new("invalid UTF-8 in the timestamp", Raw(Lines(Line.With(".000Z", "\xff"))), 1) { Copies = ["time=2023-11-14T22:13:20.000Z"] },
        new("invalid UTF-8 outside strings", Raw(Lines(Line.With(",\"requestId\"", "\xff,\"requestId\""))), 0),
        new("surrogate written as UTF-8 in the id", Raw(Lines(WithId("\xed\xa0\xbd"))), 0),
        new("UTF-16 file", System.Text.Encoding.Unicode.GetBytes(Lines(Line)), 0),
    ];

    private static IEnumerable<NastyLine> Extent()
    {
        var wide = new string('w', 2_000_000);
        return
        [
            Counted("2 MB text before usage", Lines(WithText($"\"{wide}\"")), Plain),
            Counted("2 MB text behind usage", Lines(Line.With("\"2.1.220\"", $"\"{wide}\"")), Plain),
            Counted("2 MB user line between", Lines(WithId("a"), Other.With("go on", wide), WithId("b")), "id=a", $"id=b offset={Line.Length + Other.Length + wide.Length - 4}"),
            Counted("2 MB of quotes and backslashes", Lines(WithText($"\"{string.Concat(Enumerable.Repeat("\\\\\\\"", 500_000))}\"")), Plain),
            Nothing("2 MB cut line", WithText($"\"{wide}\"")[..^2]),
            Counted("2 MB cut line then a whole one", Lines(WithText($"\"{wide}\"")[..^2] + Line), Plain),
            Counted("many short lines", Lines([.. Enumerable.Repeat("{}", 20_000), Line]), Plain),
            Counted("many keys", Lines(WithText($"{{{string.Join(',', Enumerable.Range(0, 20_000).Select(key => $"\"k{key}\":null"))}}}")), Plain),
            Counted("depth 1,000 of objects", Lines(WithText(Deep("{\"usage\":", "1", "}", 1_000))), Plain),
            Counted("depth 1,000 of arrays", Lines(WithText(Deep("[", "1", "]", 1_000))), Plain),
            Counted("depth 20,000 of objects", Lines(WithText(Deep("{\"a\":", "{}", "}", 20_000))), Plain),
            Counted("depth 20,000 of arrays", Lines(WithText(Deep("[", "", "]", 20_000))), Plain),
            Counted("depth 20,000 behind usage", Lines(Line.With("\"2.1.220\"", Deep("[{\"x\":", "null", "}]", 10_000))), Plain),
            Nothing("depth 1,000 not closed", Lines(WithText(Deep("[", "", "]", 1_000)[1..]))),
            Nothing("depth closed by the wrong mark", Lines(WithText("[[1}]"))),
        ];
    }

    private static string Deep(string open, string inner, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
}
