using System.Text;
using WigToken.Ingest;
using WigToken.Parsing;
using static WigToken.AspNetCore.Tests.Ingest.Requests;

namespace WigToken.AspNetCore.Tests.Ingest;

public sealed class IngestReaderTests
{
    private const long Ten = 1_777_629_600_000;

    private static readonly UsageRecord Plain = new()
    {
        MessageId = "msg_1", Model = "claude-sonnet-4-5", Provider = "anthropic", TimestampMs = Ten, Counts = new TokenCounts(4, 30, 0, 200, 1000),
    };

    [Fact]
    public void Read_PlainMessage_IsItsUsage()
    {
        var batch = Read(Body(Message()));

        Assert.Equal("laptop", batch.Machine);
        Assert.Equal(1, batch.Received);
        Assert.Equal([new IngestRow(0, "", Plain)], batch.Rows);
        Assert.Empty(batch.Rejected);
    }

    [Fact]
    public void Read_AllFields_AreTaken()
    {
        var batch = Read(Body(Message(
            ("request_id", "\"req_1\""), ("session_id", "\"s\""), ("project", "\"-home-alice\""), ("is_sidechain", "true"),
            ("cache_creation", """{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20}"""))));

        var expected = Plain with { RequestId = "req_1", SessionId = "s", IsSidechain = true, Counts = new TokenCounts(4, 10, 20, 200, 1000) };
        Assert.Equal([new IngestRow(0, "-home-alice", expected)], batch.Rows);
    }

    [Fact]
    public void Read_NoMessages_IsASignOfLife() => Assert.Equal(0, Read(Body()).Received);

    [Fact]
    public void Read_ThousandMessages_AreTaken() =>
        Assert.Equal(IngestLimits.Rows, Read(Body([.. Enumerable.Range(0, IngestLimits.Rows).Select(static i => Message(("message_id", $"\"{i}\"")))])).Rows.Count);

    [Fact]
    public void Read_MachineBehindMessages_IsFound() => Assert.Equal("laptop", Read($$"""{"messages":[{{Message()}}],"machine":"laptop"}""").Machine);

    [Fact]
    public void Read_EscapedKeysAndValues_AreTheSame() => Assert.Equal(
        Read(Body(Message())).Rows,
        Read("""{"mach\u0069ne":"\u006captop","\u006dessages":[{"message\u005fid":"msg\u005F1","mod\u0065l":"claude-sonnet-4-5","input_tokens":4,"cache_creation_input_tokens":30,"cache_read_input_tokens":200,"output_tokens":1000,"ts":"2026-05-01T10:00:00\u005a"}]}""").Rows);

    [Fact]
    public void Read_UnknownFields_ArePassedOver() => Assert.Equal(
        Read(Body(Message())).Rows,
        Read($$"""{"v":[[{"machine":1}]],"machine":"laptop","x\ud800":null,"messages":[{{Message(("user", "{\"ts\":[1,{}]}"), ("MODEL2", "[]"), ("cost", "1e400"))}}],"z":"\udc00"}""").Rows);

    [Fact]
    public void Read_KeysInAnotherCaseAlone_AreUnknown() =>
        Assert.Equal("unknown", Assert.Single(Read(Body(Message(("model", null), ("Model", "\"x\"")))).Rows).Record.Model);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData(null)]
    public void Read_NoModel_IsUnknown(string? model) => Assert.Equal("unknown", Assert.Single(Read(Body(Message(("model", model)))).Rows).Record.Model);

    [Fact]
    public void Read_NullsEverywhereElse_CountAsAbsent()
    {
        string[] optional = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens", "request_id", "session_id", "project", "is_sidechain", "cache_creation"];
        var row = Assert.Single(Read(Body(Message([.. optional.Select(static key => (key, (string?)"null"))]))).Rows);

        Assert.Equal(new IngestRow(0, "", Plain with { Counts = default }), row);
    }

    [Theory]
    [InlineData("30", 10, 20, 10, 20)]
    [InlineData("null", 10, 20, 10, 20)]
    [InlineData(null, 10, 20, 10, 20)]
    [InlineData("31", 10, 20, 31, 0)]
    [InlineData("0", 10, 20, 0, 0)]
    public void Read_SplitOfCacheWrites_CountsWhereItAddsUp(string? flat, long given5m, long given1h, long write5m, long write1h)
    {
        var split = $$"""{"ephemeral_1h_input_tokens":{{given1h}},"x":{},"ephemeral_5m_input_tokens":{{given5m}}}""";
        var row = Assert.Single(Read(Body(Message(("cache_creation_input_tokens", flat), ("cache_creation", split)))).Rows);

        Assert.Equal(new TokenCounts(4, write5m, write1h, 200, 1000), row.Record.Counts);
    }

    [Theory]
    [InlineData("1777629600000")]
    [InlineData("\"2026-05-01T12:00:00.0009+02:00\"")]
    [InlineData("\"2026-05-01t10:00z\"")]
    [InlineData("\"2026-05-01 05:00:00-0500\"")]
    public void Read_Instant_InAnySpelling(string instant) => Assert.Equal(Ten, Assert.Single(Read(Body(Message(("ts", instant)))).Rows).Record.TimestampMs);

    [Fact]
    public void Read_LongestTexts_AreTaken()
    {
        // 512 UTF-16 characters, 1,024 and 1,536 bytes.
        var batch = Read(Body(
            Message(("message_id", Text("😀", 256)), ("model", Text("m", 128)), ("request_id", Text("é", 512)), ("session_id", Text("한", 512)), ("project", Text("p", 256))),
            Message(("message_id", Text("\\u00e9", 512)))));

        Assert.Equal(2, batch.Rows.Count);
    }

    [Fact]
    public void Read_SameSessionAndModel_AreTheSameStrings()
    {
        var rows = Read(Body(Message(("session_id", "\"s\"")), Message(("session_id", "\"s\"")))).Rows;

        Assert.Same(rows[0].Record.SessionId, rows[1].Record.SessionId);
        Assert.Same(rows[0].Record.Model, rows[1].Record.Model);
    }

    private static string Text(string part, int times) => $"\"{new StringBuilder().Insert(0, part, times)}\"";
}
