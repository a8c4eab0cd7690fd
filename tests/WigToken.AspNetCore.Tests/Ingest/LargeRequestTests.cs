using System.Diagnostics;
using System.Text;
using WigToken.Endpoints;
using WigToken.Ingest;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>The largest bodies that are allowed, each made to cost as much as it can: the time stays that of one pass.</summary>
public sealed class LargeRequestTests
{
    // One pass takes a tenth of a second, and some on a busy machine; a pass for each part would take hours.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static readonly TheoryData<string, string, string, string> Bodies = new()
    {
        { "pairs in an id", "{\"machine\":\"a\",\"messages\":[{\"message_id\":\"", "\\ud83d\\ude00", "\"}]}" },
        { "half a pair at the end of an id", "{\"machine\":\"a\",\"messages\":[{\"message_id\":\"", "\\u0041", "\\ud83d\"}]}" },
        { "a long machine", "{\"messages\":[],\"machine\":\"", "\\u0041", "\"}" },
        { "unknown fields at the top", "{\"machine\":\"a\",\"messages\":[]", ",\"\\u0041\":0", "}" },
        { "unknown fields in a message", "{\"machine\":\"a\",\"messages\":[{\"message_id\":\"a\"", ",\"\":{}", "}]}" },
        { "lines", "{\"machine\":\"a\",\"messages\":[", "\n", "oops" },
        { "digits", "{\"machine\":\"a\",\"messages\":[{\"ts\":", "9", "}]}" },
        { "a fraction of a second", "{\"machine\":\"a\",\"messages\":[{\"ts\":\"2026-05-01T10:00:00.", "9", "Z\"}]}" },
        { "lists in a list", "{\"machine\":\"a\",\"messages\":[],\"x\":[", "[[[[[[]]]]]],", "0]}" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Read_LargestBody_TakesNoLongerThanItsLength(string name, string start, string part, string end)
    {
        var body = Encoding.UTF8.GetBytes(new StringBuilder(start).Insert(start.Length, part, (IngestLimits.BodyBytes - start.Length - end.Length) / part.Length).Append(end).ToString());
        var started = Stopwatch.GetTimestamp();
        try
        {
            IngestReader.Read(body);
        }
        catch (ProblemException exception)
        {
            Assert.Contains(exception.Code, new[] { "json_syntax", "machine_invalid" });
        }

        var took = Stopwatch.GetElapsedTime(started);
        Assert.True(took <= Longest, $"{name}: {took}");
    }
}
