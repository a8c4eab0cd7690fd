using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using WigToken.Contracts;
using WigToken.Ingest;
using WigToken.Parsing;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>What is read in one pass over the bytes is what the contract's own serializer reads.</summary>
public sealed class SlowTwinTests
{
    private static readonly Gen<DateTimeOffset> Time = Gen.Select(
        Gen.Long[IngestLimits.FirstMs, IngestLimits.LastMs], Gen.Int[-13 * 60, 13 * 60],
        static (ms, offset) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(ms, IngestLimits.FirstMs + 86_400_000, IngestLimits.LastMs - 86_400_000)).ToOffset(TimeSpan.FromMinutes(offset)));

    [Fact]
    public void Read_AnyValidRequest_IsWhatTheSerializerReads() => AnyIngest.Json.Sample(
        static json =>
        {
            var expected = JsonSerializer.Deserialize(json, WigTokenJson.Default.IngestRequest)!;
            var actual = IngestReader.Read(Encoding.UTF8.GetBytes(json));

            Assert.Empty(actual.Rejected);
            Assert.Equal(expected.Machine, actual.Machine);
            Assert.Equal(expected.Messages.Select(ToRow), actual.Rows);
        },
        iter: 3000);

    [Fact]
    public void Read_WhatTheContractWrites_IsRead() => AnyIngest.Request.Sample(
        static request =>
        {
            var actual = IngestReader.Read(JsonSerializer.SerializeToUtf8Bytes(request, WigTokenJson.Default.IngestRequest));

            Assert.Equal(request.Messages.Select(ToRow), actual.Rows);
        },
        iter: 1000);

    [Fact]
    public void Read_AnyInstant_IsWhatTheFrameworkReads() => Time.Sample(
        static time =>
        {
            var json = Requests.Body(Requests.Message(("ts", $"\"{time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture)}\"")));

            Assert.Equal(time.ToUnixTimeMilliseconds(), Assert.Single(Requests.Read(json).Rows).Record.TimestampMs);
        },
        iter: 3000);

    private static IngestRow ToRow(IngestMessage message, int index)
    {
        long write5m = message.CacheCreation?.FiveMinutes ?? 0, write1h = message.CacheCreation?.OneHour ?? 0;
        if (message.CacheCreationInputTokens is { } flat && flat != write5m + write1h)
            (write5m, write1h) = (flat, 0);
        return new IngestRow(index, message.Project ?? "", new UsageRecord
        {
            MessageId = message.MessageId,
            Model = string.IsNullOrEmpty(message.Model) ? "unknown" : message.Model,
            Provider = message.Model?.StartsWith("claude", StringComparison.Ordinal) == true ? "anthropic" : "",
            RequestId = string.IsNullOrEmpty(message.RequestId) ? null : message.RequestId,
            SessionId = string.IsNullOrEmpty(message.SessionId) ? null : message.SessionId,
            IsSidechain = message.IsSidechain ?? false,
            TimestampMs = message.Ts,
            Counts = new TokenCounts(message.InputTokens, write5m, write1h, message.CacheReadInputTokens, message.OutputTokens),
        });
    }
}
