using CsCheck;
using WigToken.Endpoints;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>Against a model that only knows what a wall calendar in the zone shows at an instant.</summary>
public sealed class TimeBucketsTests
{
    private const long Minute = 60_000, Quarter = 15 * Minute, Hour = 60 * Minute, Day = TimeBuckets.DayMs;

    // Among them: offsets of 30 and 45 minutes, clocks that change at 00:00 and at 00:01, by 30 minutes, by a whole day, and backwards in summer.
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/Dublin", "Asia/Kathmandu", "America/St_Johns", "Africa/Cairo", "America/Sao_Paulo", "Australia/Lord_Howe",
        "Pacific/Apia", "Asia/Beirut", "America/Havana", "America/Nuuk", "Asia/Tehran", "Asia/Pyongyang", "Africa/Casablanca", "Antarctica/Troll",
    ];

    private static readonly Gen<(TimeZoneInfo Zone, long From, long To, long Step)> AnyRange = Gen.Select(
        Gen.OneOf(Zones), Gen.Long[946_684_800_000, 1_893_456_000_000], Gen.Long[1, 1000], Gen.Long[0, 1000],
        Gen.OneOf(Minute, 7 * Minute, Quarter, Hour, 6 * Hour, Day, TimeBuckets.WeekMs, TimeBuckets.MonthMs, 366 * Day),
        static (zone, from, buckets, rest, step) => (TimeZoneInfo.FindSystemTimeZoneById(zone), from, from + Math.Max(1, buckets * step / 10 + rest), step));

    public static TheoryData<string> EveryZone => [.. Zones];

    [Theory]
    [MemberData(nameof(EveryZone))]
    public void Days_OfThirtyYears_StartAtTheFirstInstantOfTheirDate(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var edges = Create(At(2000), At(2030), Day, zone, 20_000).Edges;
        AssertCalendar(edges, zone);
        // Every date that there was has its bucket: Samoa had no 2011-12-30.
        var dates = DateAt(edges[^1], zone).DayNumber - DateAt(edges[0], zone).DayNumber;
        Assert.Equal(name == "Pacific/Apia" ? dates - 1 : dates, edges.Count - 1);
    }

    [Theory]
    [MemberData(nameof(EveryZone))]
    public void Weeks_OfThirtyYears_StartOnMonday(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var edges = Create(At(2000), At(2030), TimeBuckets.WeekMs, zone, 20_000).Edges;
        AssertCalendar(edges, zone);
        Assert.All(edges, edge => Assert.Equal(DayOfWeek.Monday, DateAt(edge, zone).DayOfWeek));
        Assert.Equal((DateAt(edges[^1], zone).DayNumber - DateAt(edges[0], zone).DayNumber) / 7, edges.Count - 1);
    }

    [Theory]
    [MemberData(nameof(EveryZone))]
    public void Months_OfThirtyYears_StartOnTheFirst(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var edges = Create(At(2000), At(2030), TimeBuckets.MonthMs, zone, 20_000).Edges;
        AssertCalendar(edges, zone);
        Assert.All(edges, edge => Assert.Equal(1, DateAt(edge, zone).Day));
        Assert.InRange(edges.Count - 1, 360, 362);
    }

    [Fact]
    public void Edges_AreContiguous_AndCoverTheRangeWithoutABucketTooMuch() => AnyRange.Sample(
        static range =>
        {
            var buckets = Create(range.From, range.To, range.Step, range.Zone, 10_000);
            Assert.Equal(buckets.Edges.Count - 1, buckets.Count);
            for (var i = 1; i < buckets.Edges.Count; i++)
                Assert.True(buckets.Edges[i] > buckets.Edges[i - 1]);
            Assert.True(buckets.From <= range.From && range.From < buckets.Edges[1]);
            Assert.True(buckets.Edges[^2] < range.To && range.To <= buckets.To);
        },
        iter: 3000, threads: 1, print: Print);

    [Fact]
    public void FixedSteps_AreOfOneLength_AndStartOnTheLocalClock() => AnyRange
        .Where(static range => range.Step is not (Day or TimeBuckets.WeekMs or TimeBuckets.MonthMs))
        .Sample(
            static range =>
            {
                var buckets = Create(range.From, range.To, range.Step, range.Zone, 10_000);
                Assert.All(buckets.Edges.Zip(buckets.Edges.Skip(1)), pair => Assert.Equal(range.Step, pair.Second - pair.First));
                var offset = (long)range.Zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(range.From)).TotalMilliseconds;
                Assert.Equal(0, (buckets.From + offset) % range.Step);
            },
            iter: 1000, threads: 1, print: Print);

    [Fact]
    public void IndexOf_FindsTheOneBucketAroundAnInstant() => Gen.Select(AnyRange, Gen.Double[0, 1]).Sample(
        static (range, where) =>
        {
            var buckets = Create(range.From, range.To, range.Step, range.Zone, 10_000);
            var instant = Math.Min(buckets.From + (long)((buckets.To - buckets.From) * where), buckets.To - 1);
            Assert.Equal(Enumerable.Range(0, buckets.Count).Single(i => buckets.Edges[i] <= instant && instant < buckets.Edges[i + 1]), buckets.IndexOf(instant));
            Assert.All(Enumerable.Range(0, buckets.Count), i => Assert.Equal(i, buckets.IndexOf(buckets.Edges[i])));
        },
        iter: 500, threads: 1);

    [Fact]
    public void Create_MoreThanAllowed_IsNothing()
    {
        Assert.Equal(10, Create(0, 10 * Hour, Hour, TimeZoneInfo.Utc, 10).Count);
        Assert.Null(TimeBuckets.Create(0, 10 * Hour + 1, Hour, TimeZoneInfo.Utc, 10));
    }

    /// <summary>Each edge shows a later date than every moment in the hours before it, so it is the first of its date; and none is left out.</summary>
    private static void AssertCalendar(IReadOnlyList<long> edges, TimeZoneInfo zone)
    {
        Assert.All(edges, edge =>
        {
            var date = DateAt(edge, zone);
            Assert.True(DateAt(edge - 1, zone) < date, $"{edge}: {date} had begun before.");
            for (var earlier = edge - Quarter; earlier > edge - 3 * Hour; earlier -= Quarter)
                Assert.True(DateAt(earlier, zone) < date, $"{edge}: {date} had begun before.");
        });
    }

    private static DateOnly DateAt(long unixMs, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), zone).DateTime);

    private static TimeBuckets Create(long from, long to, long step, TimeZoneInfo zone, int most)
    {
        var buckets = TimeBuckets.Create(from, to, step, zone, most);
        Assert.NotNull(buckets);
        return buckets;
    }

    private static long At(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static string Print((TimeZoneInfo Zone, long From, long To, long Step) range) => $"{range.Zone.Id} {range.From} {range.To} {range.Step}";
}
