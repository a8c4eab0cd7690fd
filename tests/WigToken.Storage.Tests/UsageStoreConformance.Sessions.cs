using CsCheck;
using WigToken.Parsing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    private const long HourMs = 3_600_000;

    // Around the borders of hours and quarters, before 1970 too.
    private static readonly Gen<long> SessionTime =
        Gen.Select(Gen.OneOf(-HourMs, 0, Noon), Gen.Long[0, 3], Gen.OneOf(-1, 0, 1, 900_000), static (day, hour, ms) => day + hour * HourMs + ms);

    private static readonly Gen<UsageBatch> SessionBatch = Gen.Select(
        AnyUsage.Origin,
        Gen.Select(AnyUsage.Record, Gen.Int[0, 30], Gen.OneOf<string?>(null, "a", "b", "c", "d"), SessionTime, static (record, id, session, time) => record with
        {
            MessageId = $"{id}", SessionId = session, TimestampMs = time,
        }).List[0, 10],
        static (origin, records) => origin.Of([.. records.Select(record => record with { MessageId = origin.User + record.MessageId })]));

    private static readonly Gen<Predicate<Series>?> Filter = Gen.OneOf<Predicate<Series>?>(
        null, static series => series.User == "ann", static series => series.Model == Dated, static series => series is { User: "bob", Machine: "" }, static series => series.Project == "nowhere");

    private static readonly Gen<(long? From, long? To)> Span = Gen.Select(
        SessionTime, SessionTime, Gen.Bool, Gen.Bool, static (from, to, hasFrom, hasTo) => (hasFrom ? from : default(long?), hasTo ? to : default(long?)));

    [Fact]
    public Task GetSessions_AnyQuery_PageByPage_EqualsTheNaiveLedger() => Gen.Select(
        SessionBatch.Array[1, 8], Gen.Select(Span, Filter, Gen.OneOf<string?>(null, "b", "nobody's")), Gen.Enum<SessionOrder>(), Gen.Bool, Gen.Int[1, 4]).SampleAsync(
            async (batches, wanted, order, isAscending, limit) =>
            {
                await using var store = await OpenAsync($"sessions{Interlocked.Increment(ref _databases)}", Prices);
                var naive = new NaiveLedger(Prices);
                foreach (var batch in batches)
                {
                    await store.IngestAsync(batch);
                    naive.Add(batch);
                }

                var (span, matches, id) = wanted;
                var expected = naive.Sessions(matches ?? (static _ => true)).Where(session =>
                    !(session.LastMs < span.From) && !(session.FirstMs >= span.To) && (id is null || session.Id == id));
                var query = new SessionQuery { FromMs = span.From, ToMs = span.To, Matches = matches, Id = id, Order = order, IsAscending = isAscending, Limit = limit };
                await AssertSessionsAsync(expected, store, query);
            },
            iter: 400);

    [Fact]
    public Task GetRecent_AnyQuery_PageByPage_EqualsTheNaiveLedger() => Gen.Select(
        SessionBatch.Array[1, 8], Span, Filter, Gen.OneOf<string?>(null, "b", "nobody's"), Gen.Int[1, 4]).SampleAsync(
            async (batches, span, matches, session, limit) =>
            {
                await using var store = await OpenAsync($"recent{Interlocked.Increment(ref _databases)}", Prices);
                var naive = new NaiveLedger(Prices);
                foreach (var batch in batches)
                {
                    await store.IngestAsync(batch);
                    naive.Add(batch);
                }

                var query = new MessageQuery { FromMs = span.From, ToMs = span.To, Matches = matches, SessionId = session, Limit = limit };
                var rows = new List<StoredMessage>();
                while (await store.Usage.GetRecentAsync(query, Cancel) is { Count: > 0 } page)
                {
                    Assert.InRange(page.Count, 1, limit);
                    rows.AddRange(page);
                    query = query with { After = page[^1].MessageId };
                }

                Assert.Equal(rows.OrderByDescending(static row => row.FirstMs), rows);
                Assert.Equal(
                    naive.Messages.Where(row => !(row.FirstMs < span.From) && !(row.FirstMs >= span.To) && (session is null || row.SessionId == session) && matches?.Invoke(row.Series) != false)
                        .OrderBy(static row => row.MessageId, StringComparer.Ordinal),
                    rows.OrderBy(static row => row.MessageId, StringComparer.Ordinal));
            },
            iter: 400);

    [Fact]
    public async Task GetSessions_SameIdOfTwoUsers_AreTwoSessions()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("a") with { SessionId = "s" }), (Ann with { User = "bob" }).Of(Copy("b", output: 7) with { SessionId = "s" }));

        var sessions = await store.Sessions.GetSessionsAsync(new SessionQuery { Limit = 10, Order = SessionOrder.Cost }, Cancel);

        Assert.Equal([("ann", "s", 10), ("bob", "s", 7)], sessions.Select(static session => (session.User, session.Id, session.Parts.Single().Sum.Counts.Output)));
    }

    [Fact]
    public async Task GetSessions_ResumedSession_BeginsWithItsOwnMessages()
    {
        await using var store = await OpenAsync();
        UsageRecord first = Copy("m1", at: Noon) with { SessionId = "b" }, second = Copy("m2", at: Noon + 5 * HourMs) with { SessionId = "b" };
        await store.IngestAsync(Ann.Of(first, second));
        Assert.Equal((Noon, second.TimestampMs), await TimesAsync("b"));

        // The copy in the older session is as good and comes first in the order of ids.
        await store.IngestAsync(Ann.Of(first with { SessionId = "a" }));

        Assert.Equal((Noon, Noon), await TimesAsync("a"));
        Assert.Equal((second.TimestampMs, second.TimestampMs), await TimesAsync("b"));
        await store.IngestAsync(Ann.Of(second with { SessionId = "a" }));
        Assert.Equal((Noon, second.TimestampMs), await TimesAsync("a"));
        Assert.Empty(await store.Sessions.GetSessionsAsync(new SessionQuery { Limit = 1, Id = "b" }, Cancel));

        async Task<(long, long)> TimesAsync(string id) =>
            (await store.Sessions.GetSessionsAsync(new SessionQuery { Limit = 1, Id = id }, Cancel)).Single() is var session ? (session.FirstMs, session.LastMs) : default;
    }

    [Fact]
    public async Task GetSessions_AfterAReprice_HaveTheNewCost()
    {
        await using (var store = await OpenAsync("usage", Pricing.PriceBook.Default))
            await store.IngestAsync(Ann.Of(Copy("m") with { SessionId = "s" }));
        await using var reopened = await OpenAsync();

        await reopened.Repricer.RepriceAsync(isDryRun: false, null, Cancel);

        var sum = Assert.Single(Assert.Single(await reopened.Sessions.GetSessionsAsync(new SessionQuery { Limit = 1 }, Cancel)).Parts).Sum;
        Assert.Equal((21_000, 0), (sum.CostNano, sum.UnpricedTokens));
    }

    [Fact]
    public async Task GetRecent_AfterAnUnknownMessage_IsEmpty()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("m")));

        Assert.Empty(await store.Usage.GetRecentAsync(new MessageQuery { Limit = 1, After = "nobody's" }, Cancel));
    }

    private static async Task AssertSessionsAsync(IEnumerable<SessionUsage> expected, TestStore store, SessionQuery query)
    {
        var sessions = new List<SessionUsage>();
        while (await store.Sessions.GetSessionsAsync(query, Cancel) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, query.Limit);
            sessions.AddRange(page);
            query = query with { After = page[^1].Place };
        }

        // Sums are of the parts that match, so are the values that order them.
        var values = sessions.Select(session => query.Order switch
        {
            SessionOrder.Last => session.LastMs,
            SessionOrder.First => session.FirstMs,
            SessionOrder.Messages => Sum(session).Messages,
            SessionOrder.Tokens => Sum(session).Counts.Total,
            SessionOrder.Weight => Sum(session).Weight,
            _ => Sum(session).CostNano,
        }).ToList();
        Assert.Equal(query.IsAscending ? values.Order() : values.OrderDescending(), values);
        Assert.All(sessions, static session => Assert.Equal(session.Parts.OrderByDescending(static part => part.Sum.Messages), session.Parts));
        Assert.Equal(Lines(expected), Lines(sessions));
    }

    private static UsageSum Sum(SessionUsage session) => NaiveLedger.Sum([.. session.Parts.Select(static part => part.Sum)]);

    private static IEnumerable<string> Lines(IEnumerable<SessionUsage> sessions) => sessions
        .Select(static session => $"{session.User} {session.Id} {session.FirstMs} {session.LastMs} {session.Sidechains} {string.Join(' ', session.Parts.Select(static part => $"{part}").Order(StringComparer.Ordinal))}")
        .Order(StringComparer.Ordinal);
}
