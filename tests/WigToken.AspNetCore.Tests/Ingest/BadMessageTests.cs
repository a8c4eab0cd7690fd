using WigToken.Contracts;
using WigToken.Ingest;
using static WigToken.AspNetCore.Tests.Ingest.Requests;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>A bad message is listed with its reason; the ones around it are read.</summary>
public sealed class BadMessageTests
{
    public static readonly TheoryData<string, string?, string> Fields = new()
    {
        { "message_id", null, RejectReasons.FieldMissing },
        { "message_id", "null", RejectReasons.FieldMissing },
        { "message_id", "\"\"", RejectReasons.FieldMissing },
        { "message_id", "\" \"", RejectReasons.FieldMissing },
        { "message_id", "\"\u3000\"", RejectReasons.FieldMissing },
        { "message_id", "1", RejectReasons.FieldMissing },
        { "message_id", "[\"a\"]", RejectReasons.FieldMissing },
        { "message_id", Long(513), RejectReasons.StringTooLong },
        { "message_id", Long(513, "\\u0041"), RejectReasons.StringTooLong },
        { "message_id", Long(257, "😀"), RejectReasons.StringTooLong },
        { "message_id", Long(100_000), RejectReasons.StringTooLong },
        { "message_id", "\"a\\u0000\"", RejectReasons.ControlCharacter },
        { "message_id", "\"\\n\"", RejectReasons.ControlCharacter },
        { "message_id", "\"a\u007f\"", RejectReasons.ControlCharacter },
        { "message_id", "\"a\u0080\"", RejectReasons.ControlCharacter },
        { "message_id", "\"a\u009f\"", RejectReasons.ControlCharacter },
        { "message_id", "\"a\u202ab\"", RejectReasons.ControlCharacter },
        { "message_id", "\"a\u202eb\"", RejectReasons.ControlCharacter },
        { "message_id", "\"a\\u2066b\"", RejectReasons.ControlCharacter },
        { "message_id", "\"a\u2069b\"", RejectReasons.ControlCharacter },
        { "message_id", "\"\\ud800\"", RejectReasons.InvalidUnicode },
        { "message_id", "\"\\udc00\\ud800\"", RejectReasons.InvalidUnicode },
        { "message_id", "\"\\ud83dx\"", RejectReasons.InvalidUnicode },
        { "message_id", "\"\\ud83d\\\\ude00\"", RejectReasons.InvalidUnicode },
        { "model", Long(129), RejectReasons.StringTooLong },
        { "model", "7", RejectReasons.FieldInvalid },
        { "model", "\"\\u001b\"", RejectReasons.ControlCharacter },
        { "request_id", Long(513), RejectReasons.StringTooLong },
        { "request_id", "{}", RejectReasons.FieldInvalid },
        { "session_id", Long(513), RejectReasons.StringTooLong },
        { "session_id", "false", RejectReasons.FieldInvalid },
        { "project", Long(257), RejectReasons.StringTooLong },
        { "project", "[]", RejectReasons.FieldInvalid },
        { "project", "\"\\uD83D\"", RejectReasons.InvalidUnicode },
        { "is_sidechain", "\"true\"", RejectReasons.FieldInvalid },
        { "is_sidechain", "0", RejectReasons.FieldInvalid },
        { "cache_creation", "7", RejectReasons.FieldInvalid },
        { "cache_creation", "[]", RejectReasons.FieldInvalid },
        { "cache_creation", "{\"ephemeral_5m_input_tokens\":-1}", RejectReasons.NumberInvalid },
        { "cache_creation", "{\"ephemeral_1h_input_tokens\":1000000001,\"ephemeral_5m_input_tokens\":1}", RejectReasons.NumberOutOfRange },
        { "ts", null, RejectReasons.FieldMissing },
        { "ts", "null", RejectReasons.FieldMissing },
        { "ts", "true", RejectReasons.TimestampInvalid },
        { "ts", "{}", RejectReasons.TimestampInvalid },
        { "ts", "\"\"", RejectReasons.TimestampInvalid },
        { "ts", "\"yesterday\"", RejectReasons.TimestampInvalid },
        { "ts", "\"2026-05-01\"", RejectReasons.TimestampInvalid },
        { "ts", "\"2026-05-01T10:00:00\"", RejectReasons.TimestampInvalid },
        { "ts", "\"2026-05-01T10:00\"", RejectReasons.TimestampInvalid },
        { "ts", "\"2026-05-01T10:00:60Z\"", RejectReasons.TimestampInvalid },
        { "ts", "\"2026-02-30T10:00:00Z\"", RejectReasons.TimestampInvalid },
        { "ts", "\"2019-12-31T23:59:59.999Z\"", RejectReasons.TimestampInvalid },
        { "ts", "\"9999-12-31T23:59:59-01:00\"", RejectReasons.TimestampInvalid },
        { "ts", "\"10000-01-01T00:00:00Z\"", RejectReasons.TimestampInvalid },
        { "ts", "\"1777629600000\"", RejectReasons.TimestampInvalid },
        { "ts", "1577836799999", RejectReasons.TimestampInvalid },
        { "ts", "253402300800000", RejectReasons.TimestampInvalid },
        { "ts", "1777629600", RejectReasons.TimestampInvalid },
        { "ts", "1777629600000.0", RejectReasons.TimestampInvalid },
        { "ts", "1.7776296e12", RejectReasons.TimestampInvalid },
        { "ts", "-1777629600000", RejectReasons.TimestampInvalid },
        { "ts", "99999999999999999999999999999999", RejectReasons.TimestampInvalid },
    };

    public static readonly TheoryData<string, string> Counts = new()
    {
        { "-1", RejectReasons.NumberInvalid },
        { "-0", RejectReasons.NumberInvalid },
        { "1.0", RejectReasons.NumberInvalid },
        { "0.5", RejectReasons.NumberInvalid },
        { "1e3", RejectReasons.NumberInvalid },
        { "1E400", RejectReasons.NumberInvalid },
        { "\"12\"", RejectReasons.NumberInvalid },
        { "true", RejectReasons.NumberInvalid },
        { "{}", RejectReasons.NumberInvalid },
        { "[1]", RejectReasons.NumberInvalid },
        { "1000000001", RejectReasons.NumberOutOfRange },
        { "9007199254740993", RejectReasons.NumberOutOfRange },
        { "9223372036854775807", RejectReasons.NumberOutOfRange },
        { "9223372036854775808", RejectReasons.NumberOutOfRange },
        { "18446744073709551616", RejectReasons.NumberOutOfRange },
        { "100000000000000000000000000000000000000000000000000000001", RejectReasons.NumberOutOfRange },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Read_BadField_IsRejected(string key, string? value, string reason) => OnlyTheSecondIsRejected(
        Message((key, value)), new RejectedMessage(1, key == "message_id" ? null : "msg_1", reason));

    [Fact]
    public void Read_SyntheticWithoutTokens_IsRejected() => OnlyTheSecondIsRejected(
        Message(
            ("model", "\"<synthetic>\""), ("input_tokens", "0"), ("cache_creation_input_tokens", null), ("cache_read_input_tokens", "0"), ("output_tokens", "null")),
        new RejectedMessage(1, "msg_1", RejectReasons.Synthetic));

    [Fact]
    public void Read_SyntheticWithTokens_Counts() =>
        Assert.Equal("<synthetic>", Assert.Single(Requests.Read(Body(Message(("model", "\"<synthetic>\"")))).Rows).Record.Model);

    [Theory]
    [MemberData(nameof(Counts))]
    public void Read_BadCount_IsRejected(string value, string reason)
    {
        foreach (var key in new[] { "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens" })
            OnlyTheSecondIsRejected(Message((key, value)), new RejectedMessage(1, "msg_1", reason));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1000000000")]
    public void Read_CountAtItsLimits_IsTaken(string value) => Assert.Empty(Read(Body(Message(("output_tokens", value)))).Rejected);

    [Theory]
    [InlineData("null")]
    [InlineData("\"msg_1\"")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("[{\"message_id\":\"msg_1\"}]")]
    public void Read_ElementThatIsNoObject_IsRejected(string element) => OnlyTheSecondIsRejected(element, new RejectedMessage(1, null, RejectReasons.NotAnObject));

    [Fact]
    public void Read_EmptyObject_IsRejected() => OnlyTheSecondIsRejected("{}", new RejectedMessage(1, null, RejectReasons.FieldMissing));

    [Fact]
    public void Read_IdBehindTheTrouble_IsTold() => OnlyTheSecondIsRejected(
        """{"output_tokens":-1,"ts":"never","model":{"a":[]},"message_id":"late"}""", new RejectedMessage(1, "late", RejectReasons.NumberInvalid));

    private static void OnlyTheSecondIsRejected(string bad, RejectedMessage expected)
    {
        var batch = Read(Body(Message(("message_id", "\"before\"")), bad, Message(("message_id", "\"after\""))));

        Assert.Equal([expected], batch.Rejected);
        Assert.Equal(3, batch.Received);
        Assert.Equal([(0, "before"), (2, "after")], batch.Rows.Select(static row => (row.Index, row.Record.MessageId)));
    }

    private static string Long(int times, string part = "x") => $"\"{string.Concat(Enumerable.Repeat(part, times))}\"";
}
