using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Parsing;
using WigToken.Pricing;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class TimeseriesTests
{
    // Three days of messages from everybody, on everything, at odd milliseconds.
    private static readonly (UsageOrigin Origin, UsageRecord Record)[] Many = [.. Enumerable.Range(0, 400).Select(static i => (
        i % 3 == 0 ? Bob : Alice with { Project = $"p{i % 5}" },
        Message($"n{i}", new[] { Sonnet, Opus, Haiku, Unpriced }[i % 4], Ten - 3 * Day + i * 641_987L, new TokenCounts(i, 3 * i, i % 7, 10 * i, 2 * i))))];

    [Fact]
    public async Task Default_IsSevenDaysInHours()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        var series = await portal.JsonAsync("api/usage/timeseries");
        Assert.Equal(Now - 7 * Day, (long)series["from"]!);
        Assert.Equal(Now, (long)series["to"]!);
        Assert.Equal(Hour, (long)series["step"]!);
        Assert.Equal(7 * 24, series["buckets"]!.AsArray().Count);
        Assert.Equal(4, (long)series["buckets"]![7 * 24 - 1]!["messages"]!);
    }

    [Theory]
    [InlineData("60000", 60_000)]
    [InlineData("hour", 3_600_000)]
    [InlineData("day", 86_400_000)]
    [InlineData("week", 604_800_000)]
    [InlineData("month", 2_592_000_000)]
    public async Task Step_MayBeNamed(string step, long length)
    {
        await using var portal = await TestPortal.StartAsync();
        Assert.Equal(length, (long)(await portal.JsonAsync($"api/usage/timeseries?from={Ten}&step={step}"))["step"]!);
    }

    [Theory]
    [InlineData("hour", "UTC")]
    [InlineData("hour", "Asia/Kathmandu")]
    [InlineData("day", "Asia/Kathmandu")]
    [InlineData("day", "America/St_Johns")]
    [InlineData("month", "Pacific/Apia")]
    [InlineData("900000", "UTC")]
    [InlineData("420000", "UTC")]
    [InlineData("60000", "Europe/Berlin")]
    public async Task Buckets_HoldExactlyTheMessagesOfTheirSpan(string step, string zone)
    {
        await using var portal = await WithManyAsync();
        var series = await portal.JsonAsync($"api/usage/timeseries?from={Ten - 2 * Day + 1}&to={Ten - Day}&step={step}&tz={zone}");
        var buckets = series["buckets"]!.AsArray();
        var ends = buckets.Skip(1).Select(static bucket => (long)bucket!["ts"]!).Append((long)series["to"]!);
        Assert.Equal((long)series["from"]!, (long)buckets[0]!["ts"]!);
        foreach (var (bucket, end) in buckets.Zip(ends))
            AssertSums(Many.Where(message => message.Record.TimestampMs >= (long)bucket!["ts"]! && message.Record.TimestampMs < end), bucket!);
        Assert.True(buckets.Sum(static bucket => (long)bucket!["messages"]!) > 100);
    }

    [Fact]
    public async Task RollupsAndMessages_SayTheSame()
    {
        await using var portal = await WithManyAsync();
        var range = $"from={Ten - 3 * Day}&to={Ten}&by=model";
        // Hours are made of rollups; steps of 20 minutes, three to an hour, of messages.
        var hours = await portal.JsonAsync($"api/usage/timeseries?{range}&step=hour");
        var thirds = await portal.JsonAsync($"api/usage/timeseries?{range}&step=1200000");
        AssertSame(hours["buckets"]!, thirds["buckets"]!);
        Assert.Equal(4, hours["series"]!.AsArray().Count);
        foreach (var (hour, third) in hours["series"]!.AsArray().Zip(thirds["series"]!.AsArray()))
        {
            Assert.Equal((string?)hour!["key"], (string?)third!["key"]);
            AssertSame(hour["buckets"]!, third["buckets"]!);
        }
    }

    [Theory]
    [InlineData("user", 2)]
    [InlineData("machine", 2)]
    [InlineData("model", 4)]
    [InlineData("model_family", 4)]
    [InlineData("project", 6)]
    public async Task By_SeriesSumToAll_LargestFirst(string by, int keys)
    {
        await using var portal = await WithManyAsync();
        var answer = await portal.JsonAsync($"api/usage/timeseries?from={Ten - 3 * Day}&to={Ten}&step=day&by={by}");
        var series = answer["series"]!.AsArray();
        Assert.Equal(keys, series.Count);
        foreach (var (index, bucket) in answer["buckets"]!.AsArray().Index())
        {
            foreach (var figure in new[] { "ts", "messages", "tokensRaw", "tokensWeighted", "costUsd" })
            {
                var parts = series.Select(key => (decimal)key!["buckets"]![index]![figure]!).ToList();
                Assert.Equal((decimal)bucket![figure]!, figure == "ts" ? parts.Distinct().Single() : parts.Sum());
            }
        }

        var weights = series.Select(static key => key!["buckets"]!.AsArray().Sum(static bucket => (decimal)bucket!["tokensWeighted"]!)).ToList();
        Assert.Equal(weights.OrderDescending(), weights);
    }

    [Theory]
    [InlineData("user=bob")]
    [InlineData("machine=laptop")]
    [InlineData("model=claude-opus-4-1")]
    [InlineData("model_family=haiku")]
    [InlineData("project=p2")]
    [InlineData("user=alice&model=claude-sonnet-4-5&project=p1")]
    [InlineData("user=Bob")]
    public async Task Filters_LeaveOnlyWhatMatchesAll(string filters)
    {
        await using var portal = await WithManyAsync();
        var wanted = filters.Split('&').Select(static filter => filter.Split('=')).ToList();
        var answer = await portal.JsonAsync($"api/usage/timeseries?from={Ten - 4 * Day}&to={Ten + Day}&step=31622400000&{filters}");
        AssertSums(
            Many.Where(message => wanted.TrueForAll(filter => Label(message, filter[0]) == filter[1])),
            Assert.Single(answer["buckets"]!.AsArray())!);
    }

    [Fact]
    public async Task VeryManyKeys_BeyondTheMost_AreOne()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.IngestAsync([.. Enumerable.Range(0, 60).Select(static i => (Alice with { User = $"u{i:00}" }).Of(Message($"m{i}", output: 100 - i)))]);
        // 6,000 buckets leave room for 50 keys.
        var answer = await portal.JsonAsync($"api/usage/timeseries?from={Ten}&to={Ten + 6_000 * Minute}&step=60000&by=user");
        var keys = answer["series"]!.AsArray();
        Assert.Equal([.. Enumerable.Range(0, 50).Select(static i => $"u{i:00}"), "__other__"], keys.Select(static key => (string?)key!["key"]));
        Assert.Equal(10, (long)keys[50]!["buckets"]![0]!["messages"]!);
    }

    [Fact]
    public async Task Days_AreThoseOfTheInstallation_UnlessTheQueryNamesAZone()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup { Options = static options => options.TimeZone = "Asia/Kathmandu" });
        Assert.Equal(Iso("2026-04-30T18:15:00Z"), (long)(await portal.JsonAsync($"api/usage/timeseries?from={Ten}&step=day"))["from"]!);
        Assert.Equal(Iso("2026-04-30T22:00:00Z"), (long)(await portal.JsonAsync($"api/usage/timeseries?from={Ten}&step=day&tz=Europe/Berlin"))["from"]!);
    }

    [Fact]
    public async Task From_MayBeIso8601()
    {
        await using var portal = await TestPortal.StartAsync();
        var answer = await portal.JsonAsync("api/usage/timeseries?from=2026-05-01T12:00:00%2B02:00&to=2026-05-01T11:00:00Z");
        Assert.Equal((Ten, Ten + Hour), ((long)answer["from"]!, (long)answer["to"]!));
    }

    private static async Task<TestPortal> WithManyAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.IngestAsync([.. Many.Select(static message => message.Origin.Of(message.Record))]);
        return portal;
    }

    private static void AssertSums(IEnumerable<(UsageOrigin Origin, UsageRecord Record)> messages, JsonNode bucket)
    {
        var records = messages.Select(static message => message.Record).ToList();
        Assert.Equal(records.Count, (long)bucket["messages"]!);
        Assert.Equal(records.Sum(static record => record.Counts.Total), (long)bucket["tokensRaw"]!);
        Assert.Equal(records.Sum(static record => TokenWeights.Weigh(record.Counts)) / 100m, (decimal)bucket["tokensWeighted"]!);
        var nano = records.Sum(static record => PriceBook.Default.Find(record.Provider, record.Model, record.TimestampMs)?.Price.Of(record.Counts).NanoDollars ?? 0);
        Assert.Equal(nano / 1_000_000_000m, (decimal)bucket["costUsd"]!);
    }

    private static void AssertSame(JsonNode hours, JsonNode thirds)
    {
        foreach (var (hour, third) in hours.AsArray().Zip(thirds.AsArray().Chunk(3)))
        {
            Assert.Equal((long)hour!["ts"]!, (long)third[0]!["ts"]!);
            foreach (var figure in new[] { "messages", "tokensRaw", "tokensWeighted", "costUsd" })
                Assert.Equal((decimal)hour[figure]!, third.Sum(bucket => (decimal)bucket![figure]!));
        }
    }

    private static string Label((UsageOrigin Origin, UsageRecord Record) message, string label) => label switch
    {
        "user" => message.Origin.User,
        "machine" => message.Origin.Machine,
        "project" => message.Origin.Project,
        "model" => message.Record.Model,
        _ => ModelFamily.Of(message.Record.Model),
    };

    private static long Iso(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
