using System.Text;
using System.Text.Json;
using WigToken.Agent.Outbox;
using WigToken.Agent.Upload;
using WigToken.Contracts;
using WigToken.Parsing;

namespace WigToken.Agent.Tests.Outbox;

public sealed class MessageJsonTests
{
    private const string Project = "-home-alice-secret";

    private static readonly UsageRecord Record = new()
    {
        MessageId = "msg_1", Model = "claude-x", RequestId = "req_1", SessionId = "s1", IsSidechain = true, TimestampMs = 1_767_225_600_000,
        Counts = new TokenCounts(3, 50, 7, 900, 310),
    };

    [Fact]
    public void Write_AllCounts_AreReadBackTheSame()
    {
        var message = Read(MessageJson.Write(Record, Project, ProjectNames.None));

        Assert.Equal(
            Record.Counts,
            TokenCounts.FromAnthropic(
                message.InputTokens, message.CacheCreationInputTokens, message.CacheCreation?.FiveMinutes, message.CacheCreation?.OneHour, message.CacheReadInputTokens, message.OutputTokens));
        Assert.Equal(("msg_1", "claude-x", "req_1", "s1", true, 1_767_225_600_000), (message.MessageId, message.Model, message.RequestId, message.SessionId, message.IsSidechain, message.Ts));
    }

    [Fact]
    public void Write_OnlyFiveMinuteWrites_AreReadBackTheSame()
    {
        var counts = Record.Counts with { CacheWrite1h = 0 };
        var message = Read(MessageJson.Write(Record with { Counts = counts }, Project, ProjectNames.None));

        Assert.Null(message.CacheCreation);
        Assert.Equal(counts, TokenCounts.FromAnthropic(message.InputTokens, message.CacheCreationInputTokens, null, null, message.CacheReadInputTokens, message.OutputTokens));
    }

    [Theory]
    [InlineData(ProjectNames.None, null)]
    [InlineData(ProjectNames.Names, Project)]
    // printf %s -home-alice-secret | sha256sum
    [InlineData(ProjectNames.Hash, "project-83739e42e1bfe6a2")]
    public void Write_Project_AsMuchAsIsAllowed(ProjectNames projects, string? expected) =>
        Assert.Equal(expected, Read(MessageJson.Write(Record, Project, projects)).Project);

    [Fact]
    public void RequestBody_IsWhatTheContractWrites()
    {
        UsageRecord[] records = [Record, Record with { MessageId = "ü\"\\\n", SessionId = null, RequestId = null, IsSidechain = false }];
        var bodies = records.Select(static record => MessageJson.Write(record, Project, ProjectNames.Names)).ToList();

        var body = RequestBody.Of(new QueuedMessages("my-laptop.1", [.. bodies.Select(static (json, i) => new QueuedMessage(i, json))]), isCompressed: false);

        var expected = JsonSerializer.Serialize(new IngestRequest("my-laptop.1", bodies.ConvertAll(Read)), WigTokenJson.Default.IngestRequest);
        Assert.Equal(expected, Encoding.UTF8.GetString(body.Span));
    }

    private static IngestMessage Read(byte[] json) => JsonSerializer.Deserialize(json, WigTokenJson.Default.IngestMessage)!;
}
