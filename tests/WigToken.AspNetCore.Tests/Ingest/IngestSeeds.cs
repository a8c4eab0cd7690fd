using System.Text;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>What requests are made of before they are damaged: good bodies, nasty ones, and pieces that tempt a reader.</summary>
internal static class IngestSeeds
{
    private static readonly string Everything = Requests.Message(
        ("request_id", "\"req_1\""), ("session_id", "\"4f1c\""), ("project", "\"-home-alice-프로젝트\""), ("is_sidechain", "false"),
        ("cache_creation", """{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20}"""), ("x", "{\"a\":[1,{}]}"));

    public static readonly IReadOnlyList<byte[]> Bodies =
    [
        .. new[]
        {
            Requests.Body(),
            Requests.Body(Requests.Message()),
            Requests.Body(Everything),
            Requests.Body(Everything, Requests.Message(("ts", "1777629600000")), Requests.Message(("message_id", "\"\\u006dsg_\\ud83d\\ude00\""))),
            Requests.Body([.. Enumerable.Range(0, 20).Select(static i => Requests.Message(("message_id", $"\"msg_{i}\"")))]),
            $$"""{ "messages" : [ {{Everything}} ] , "machine" : "a.b-c_d" , "v" : 1 }""",
            Requests.Body("null", "7", "[]", "{}", "\"x\"", Requests.Message(("output_tokens", "-1"))),
            $"\uFEFF{Requests.Body(Requests.Message())}\r\n",
            Requests.Body([.. Enumerable.Repeat("0", 1001)]),
            new string('[', 300),
            Requests.Body(Requests.Message(("message_id", $"\"{new string('x', 600)}\""))),
            "{}",
            "null",
        }.Select(Encoding.UTF8.GetBytes),
        [],
        new byte[3000],
        [.. Requests.Gzip(Encoding.UTF8.GetBytes(Requests.Body(Requests.Message())))],
    ];

    public static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "{}", "[]", "[[[[[[[[[[", "\"\"", "\" \"", "0", "-0", "-1", "1.0", "1e3", "1e400", "1000000000", "1000000001", "9223372036854775808",
        "1777629600000", "253402300800000", "\"2026-05-01T10:00:00Z\"", "\"2026-05-01T10:00:00\"", "\"2026-05-01T10:00:60Z\"", "\"<synthetic>\"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\u202e\"", "\"\u0085\"", "\"é😀\"", "\"12\"", "NaN", "\"machine\"", "{\"ephemeral_5m_input_tokens\":4}",
    ];

    public static readonly IReadOnlyList<string> Fragments =
    [
        "\"message_id\":\"twice\",", "\"Machine\":\"twice\",", "\"ts\":0,", "\"output_tokens\":5,", "\"messages\":[],", "\"cache_creation\":{\"ephemeral_1h_input_tokens\":7},",
        "\\ud83d", "\\u0000", "\\u202e", "\u2069", "\\", "\"", "{", "}", "[", "]", ",", ":", "//", "/**/", "\n", "\0", "\uFEFF", "-", "e9", ".5", "{\"message_id\":\"new\",\"ts\":1777629600000},",
    ];
}
