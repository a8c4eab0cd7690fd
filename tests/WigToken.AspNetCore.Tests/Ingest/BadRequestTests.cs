using System.Text;
using WigToken.Endpoints;
using WigToken.Ingest;
using static WigToken.AspNetCore.Tests.Ingest.Requests;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>What is wrong with the request itself costs all of it.</summary>
public sealed class BadRequestTests
{
    private static readonly string Good = Body(Message());

    public static readonly TheoryData<string, string> Requests = new()
    {
        { "null", "not_an_object" },
        { "\"x\"", "not_an_object" },
        { "[]", "not_an_object" },
        { "7", "not_an_object" },
        { "true", "not_an_object" },
        { " ", "json_syntax" },
        { "nul", "json_syntax" },
        { "{", "json_syntax" },
        { Good[..^1], "json_syntax" },
        { Good + "x", "json_syntax" },
        { Good + "{}", "json_syntax" },
        { Good + "\0", "json_syntax" },
        { "// hello\n" + Good, "json_syntax" },
        { Good.Replace("[", "[/**/", StringComparison.Ordinal), "json_syntax" },
        { Good.Replace("]", ",]", StringComparison.Ordinal), "json_syntax" },
        { Good.Replace("]}", "],}", StringComparison.Ordinal), "json_syntax" },
        { Good.Replace(":4,", ":NaN,", StringComparison.Ordinal), "json_syntax" },
        { Good.Replace(":4,", ":04,", StringComparison.Ordinal), "json_syntax" },
        { Good.Replace(":4,", ":+4,", StringComparison.Ordinal), "json_syntax" },
        { Good.Replace('"', '\''), "json_syntax" },
        { Good.Replace("laptop", "lap\ntop", StringComparison.Ordinal), "json_syntax" },
        { Good.Replace("msg_1", "\\x41", StringComparison.Ordinal), "json_syntax" },
        { "{}", "machine_missing" },
        { """{"messages":[]}""", "machine_missing" },
        { """{"machine":null,"messages":[]}""", "machine_missing" },
        { """{"Machine":"a","messages":[]}""", "machine_missing" },
        { """{"machine":"","messages":[]}""", "machine_invalid" },
        { """{"machine":" ","messages":[]}""", "machine_invalid" },
        { """{"machine":"a b","messages":[]}""", "machine_invalid" },
        { """{"machine":"é","messages":[]}""", "machine_invalid" },
        { """{"machine":"a\u0000","messages":[]}""", "machine_invalid" },
        { """{"machine":"\ud800","messages":[]}""", "machine_invalid" },
        { """{"machine":7,"messages":[]}""", "machine_invalid" },
        { """{"machine":["a"],"messages":[]}""", "machine_invalid" },
        { $$"""{"machine":"{{new string('a', 101)}}","messages":[]}""", "machine_invalid" },
        { """{"machine":"a"}""", "messages_missing" },
        { """{"machine":"a","Messages":[]}""", "messages_missing" },
        { """{"machine":"a","messages":null}""", "messages_invalid" },
        { """{"machine":"a","messages":{}}""", "messages_invalid" },
        { """{"machine":"a","messages":"[]"}""", "messages_invalid" },
        { """{"machine":"a","machine":"a","messages":[]}""", "duplicate_key" },
        { """{"machine":"a","MACHINE":"a","messages":[]}""", "duplicate_key" },
        { """{"machine":"a","mach\u0069ne":"a","messages":[]}""", "duplicate_key" },
        { """{"machine":"a","messages":[],"messages":[]}""", "duplicate_key" },
        { Body("""{"message_id":"a","ts":1777629600000,"message_id":"a"}"""), "duplicate_key" },
        { Body("""{"message_id":"a","ts":1777629600000,"Message_ID":null}"""), "duplicate_key" },
        { Body("""{"ts":0,"output_tokens":-1,"TS":0}"""), "duplicate_key" },
        { Body("""{"cache_creation":{"ephemeral_5m_input_tokens":1,"ephemeral_5M_input_tokens":1}}"""), "duplicate_key" },
        { """{"x":[[[[[[[[1]]]]]]]],"machine":"a","messages":[]}""", "json_too_deep" },
        { """{"machine":"a","messages":[[[[[[[[]]]]]]]}""", "json_too_deep" },
        { Body(Message(("x", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}"))), "json_too_deep" },
        { Body(Message(("model", "[[[[[[]]]]]]"))), "json_too_deep" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Read_BadRequest_IsRefused(string json, string code)
    {
        var exception = Assert.Throws<ProblemException>(() => Read(json));

        Assert.Equal((400, code), (exception.Status, exception.Code));
    }

    [Fact]
    public void Read_DepthOfEight_IsTaken() =>
        Assert.Single(Read($$"""{"x":[[[[[[[1]]]]]]],"machine":"a","messages":[{{Message(("x", "[[[[[]]]]]"))}}]}""").Rows);

    [Fact]
    public void Read_KeyTwiceWhereNothingIsRead_IsTaken() => Assert.Single(Read(Body(Message(("x", "{\"ts\":1,\"ts\":2}")))).Rows);

    [Fact]
    public void Read_LongestMachine_IsTaken() => Assert.Equal(100, Read($$"""{"machine":"{{new string('_', 100)}}","messages":[]}""").Machine.Length);

    [Fact]
    public void Read_MessageAboveTheLimit_IsTooMany()
    {
        var exception = Assert.Throws<ProblemException>(() => Read(Body([.. Enumerable.Repeat("{}", IngestLimits.Rows + 1)])));

        Assert.Equal((413, "too_many_rows"), (exception.Status, exception.Code));
    }

    [Fact]
    public void Read_SyntaxError_SaysWhere()
    {
        var exception = Assert.Throws<ProblemException>(() => Read("{\"x\":\"é\",\n \"messages\": oops]}"));

        Assert.Contains("line 2, byte 14: found \"oops]}\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongTrouble_IsNotRepeated()
    {
        var junk = new string('x', 100_000);
        foreach (var json in new[] { junk, $"{{\"machine\":\"{junk}!\"}}", $"{{\"machine\":\"a\",{junk}" })
            Assert.InRange(Assert.Throws<ProblemException>(() => IngestReader.Read(Encoding.UTF8.GetBytes(json))).Message.Length, 1, 250);
    }
}
