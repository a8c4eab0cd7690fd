using WigToken.Parsing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    public static TheoryData<string> AwkwardTexts =>
    [
        "",
        " ",
        "'; DROP TABLE message; --",
        "\"quoted\" `ticked` [bracketed] 100%_",
        "\r\n\t\\",
        "a\0b",
        "\0",
        "🦊 naïve 日本語 e\u0301",
        "\u202Ereversed",
        "__proto__",
        new string('x', 10_240),
    ];

    [Theory]
    [MemberData(nameof(AwkwardTexts))]
    public async Task Ingest_AwkwardTexts_AreKeptExactly(string text)
    {
        var origin = new UsageOrigin("user" + text, "machine" + text, "project" + text, "source" + text);
        var record = Copy("id" + text) with { Model = "model" + text, Provider = "provider" + text, SessionId = "session" + text, RequestId = "request" + text };
        await using (var store = await OpenAsync())
            await store.IngestAsync(origin.Of(record).ReadTo("/transcript" + text, 1));

        await using var reopened = await OpenAsync();

        var series = SeriesOf(origin, record.Model, record.Provider);
        var row = await reopened.FindAsync(record.MessageId);
        Assert.Equal((record.MessageId, series, record.SessionId, record.RequestId), (row!.MessageId, row.Series, row.SessionId, row.RequestId));
        Assert.Equal([series], (await reopened.SeriesTotalsAsync()).Keys);
        Assert.Equal([series], (await reopened.RollupsAsync()).Select(static rollup => rollup.Series));
        Assert.Equal("/transcript" + text, Assert.Single(await reopened.TranscriptsAsync()).Path);
        Assert.Equal(1, (await reopened.IngestAsync(origin.Of(record))).Duplicates);
    }

    [Fact]
    public async Task Ingest_TextsThatDifferLittle_StayApart()
    {
        string[] texts = ["a", "A", "a ", "a\0", "a\0b", "á", "a\u0301", ""];
        await using var store = await OpenAsync();

        var result = await store.IngestAsync([.. texts.Select(text => (Ann with { Project = text }).Of(Copy("m" + text) with { SessionId = text }))]);

        Assert.Equal(new IngestResult(Applied: texts.Length, 0, 0, 0), result);
        Assert.Equal(texts.Length, (await store.SeriesTotalsAsync()).Count);
        foreach (var text in texts)
            Assert.Equal((text, text), await store.FindAsync("m" + text) is { } row ? (row.Series.Project, row.SessionId) : default);
    }

    [Fact]
    public async Task Ingest_MoreSessionsThanAreKeptInMemory_KeepsEachApart()
    {
        const int sessions = 5000;
        await using var store = await OpenAsync();
        var records = Copies(sessions).Select((copy, i) => copy with { SessionId = $"s{i}" }).ToArray();

        await store.IngestAsync(Ann.Of(records));
        await store.IngestAsync(Ann.Of([.. records.Select(record => record with { Counts = new TokenCounts(1, 0, 0, 0, 11) })]));

        foreach (var record in records.Where(static (_, i) => i % 997 == 0))
            Assert.Equal(record.SessionId, (await store.FindAsync(record.MessageId))!.SessionId);
    }

    [Fact]
    public async Task Ingest_IdsOfAnyForm_AreKeptExactly()
    {
        string[] ids =
        [
            "msg_01XFDUDYJgAACzvnptvVoYEL", "msg_01XFDUDYJgAACzvnptvVoYEL#advisor-1", "msg_01XFDUDYJgAACzvnptvVoYE", "msg_vrtx_0154LUXjFVzQGUca3yK2RUeo",
            "req_011CWjK86SWeFuXqZKUtgB1H", "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "half \ud83e", "half \ud83d", "half \ufffd",
        ];
        var records = ids.Select(static id => Copy(id) with { RequestId = id }).ToArray();
        await using (var store = await OpenAsync())
            Assert.Equal(ids.Length, (await store.IngestAsync(Ann.Of(records))).Applied);

        await using var reopened = await OpenAsync();

        foreach (var id in ids)
            Assert.Equal((id, id), await reopened.FindAsync(id) is { } row ? (row.MessageId, row.RequestId) : default);
        Assert.Equal(ids.Length, (await reopened.IngestAsync(Ann.Of(records))).Duplicates);
    }

    [Fact]
    public async Task Ingest_IdsWithTheSameHash_StayApart()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("a"), Copy("b")));
        await using (var other = await ConnectAsync())
            await ExecuteAsync(other, "UPDATE message SET id_hash = (SELECT id_hash FROM message WHERE row_id = (SELECT min(row_id) FROM message))");

        await store.IngestAsync(Ann.Of(Copy("a", output: 77)));

        Assert.Equal(77, (await store.FindAsync("a"))!.Counts.Output);
        Assert.Equal(2, (await store.TotalAsync()).Messages);
        Assert.Equal(87, (await store.TotalAsync()).Counts.Output);
    }
}
