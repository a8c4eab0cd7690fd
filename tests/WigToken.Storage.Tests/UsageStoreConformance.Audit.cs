using CsCheck;
using WigToken.Storage.Access;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    // Few times, so that many are equal.
    private static readonly Gen<AuditEntry> AnyEntry = Gen.Select(
        Gen.Long[0, 3], Gen.OneOf(AuditActions.Login, AuditActions.Ingest), Gen.OneOf("", "ann", "bob"), Gen.Long[0, 3],
        static (time, action, user, token) => new AuditEntry
        {
            TimeMs = Noon + time, Action = action, User = user, Address = user.Length == 0 ? "" : "::1", TokenId = token == 0 ? null : token,
            Bytes = token == 0 ? null : time, Meta = $$"""{"n":{{token}}}""",
        });

    private static readonly Gen<AuditQuery> AnyQuery = Gen.Select(
        Gen.OneOf<long?>(null, Noon + 1, Noon + 2), Gen.OneOf<long?>(null, Noon + 2, Noon + 3), Gen.OneOf(null, AuditActions.Login), Gen.OneOf(null, "", "ann"), Gen.Int[1, 7],
        static (since, until, action, user, limit) => new AuditQuery { SinceMs = since, UntilMs = until, Action = action, User = user, Limit = limit });

    [Fact]
    public Task GetAudit_AnyFilterPageByPage_IsEachEntryOnceNewestFirst() => Gen.Select(AnyEntry.Array[0, 25], AnyQuery).SampleAsync(
        async (entries, query) =>
        {
            await using var store = await OpenAsync($"audit{Interlocked.Increment(ref _databases)}", Prices);
            foreach (var entry in entries)
                await store.Audit.AddAuditAsync(entry, Cancel);
            var all = await store.AuditAsync();
            Assert.Equal(entries.Reverse().OrderByDescending(static entry => entry.TimeMs), all.Select(static entry => entry with { Id = 0 }));

            var paged = new List<AuditEntry>();
            while (await store.Audit.GetAuditAsync(query, Cancel) is { Count: > 0 } page)
            {
                Assert.True(page.Count <= query.Limit);
                paged.AddRange(page);
                query = query with { After = (page[^1].TimeMs, page[^1].Id) };
                // What arrives meanwhile is newer, and disturbs no page.
                await store.Audit.AddAuditAsync(Entry(AuditActions.Login, Noon + 100), Cancel);
            }

            Assert.Equal(
                all.Where(entry => entry.TimeMs >= (query.SinceMs ?? 0) && entry.TimeMs < (query.UntilMs ?? long.MaxValue)
                    && entry.Action == (query.Action ?? entry.Action) && entry.User == (query.User ?? entry.User)),
                paged);
        },
        iter: 40);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AuditQuery_LimitBelowOne_IsRefused(int limit) => Assert.Throws<ArgumentOutOfRangeException>(() => new AuditQuery { Limit = limit });

    [Fact]
    public async Task Prune_RemovesOldEntriesOnly_InRounds()
    {
        await using var store = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 2500).Select(i => store.Audit.AddAuditAsync(Entry(AuditActions.Ingest, Noon - 1 - i), Cancel)));
        await store.Audit.AddAuditAsync(Entry(AuditActions.Login, Noon), Cancel);
        var rounds = new List<int>();

        do
            rounds.Add(await store.Audit.PruneAsync(Noon, nowMs: Noon, Cancel));
        while (rounds[^1] > 0);

        Assert.True(rounds.Count > 3, "A round is not to hold all.");
        Assert.Equal(2500, rounds.Sum());
        Assert.Equal(AuditActions.Login, Assert.Single(await store.AuditAsync()).Action);
    }
}
