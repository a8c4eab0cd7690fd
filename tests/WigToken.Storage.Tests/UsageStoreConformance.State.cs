using WigToken.Parsing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    [Fact]
    public async Task Ingest_WithATranscript_StoresItsStateWithTheData()
    {
        await using var store = await OpenAsync();
        var batch = Ann.Of(Copies(2)).ReadTo("/a.jsonl", 100);

        await store.IngestAsync(batch);

        AssertState(batch.Transcript!, Assert.Single(await store.TranscriptsAsync()));
    }

    [Fact]
    public async Task Ingest_SameTranscriptFurtherOn_ReplacesItsState()
    {
        await using var store = await OpenAsync();
        var later = Ann.Of(Copy("b")).ReadTo("/a.jsonl", 250);
        await store.IngestAsync(Ann.Of(Copy("a")).ReadTo("/a.jsonl", 100), Ann.Of().ReadTo("/b.jsonl", 5));

        await store.IngestAsync(later);

        var states = (await store.TranscriptsAsync()).OrderBy(static state => state.Path, StringComparer.Ordinal).ToArray();
        Assert.Equal("/a.jsonl /b.jsonl", string.Join(' ', states.Select(static state => state.Path)));
        AssertState(later.Transcript!, states[0]);
    }

    [Fact]
    public async Task Ingest_TranscriptBarelyBegun_HasNeitherFingerprintNorTime()
    {
        await using var store = await OpenAsync();
        var state = new TranscriptState("/empty.jsonl", 0, 0, TranscriptPosition.Start);

        await store.IngestAsync(Ann.Of() with { Transcript = state });

        AssertState(state, Assert.Single(await store.TranscriptsAsync()));
    }

    [Fact]
    public async Task Reopen_FindsDataPositionsAndSettings()
    {
        var batch = Ann.Of(Copies(3)).ReadTo("/a.jsonl", 100);
        UsageSum total;
        long version;
        await using (var store = await OpenAsync())
        {
            await store.IngestAsync(batch);
            await store.Settings.SetSettingAsync("zone", "Europe/Vienna", Cancel);
            (total, version) = await store.Usage.GetTotalAsync(Cancel);
        }

        await using var reopened = await OpenAsync();

        Assert.Equal((total, version), await reopened.Usage.GetTotalAsync(Cancel));
        AssertState(batch.Transcript!, Assert.Single(await reopened.TranscriptsAsync()));
        Assert.Equal("Europe/Vienna", await reopened.Settings.GetSettingAsync("zone", Cancel));
        Assert.Equal(new IngestResult(0, 0, Duplicates: 3, 0), await reopened.IngestAsync(batch));
    }

    [Fact]
    public async Task ForgetTranscripts_ForgetsThoseAndKeepsWhatWasRead()
    {
        await using var store = await OpenAsync();
        await store.IngestAsync(Ann.Of(Copy("a")).ReadTo("/a.jsonl", 1), Ann.Of(Copy("b")).ReadTo("/b.jsonl", 2), Ann.Of(Copy("c")).ReadTo("/c.jsonl", 3));

        await store.Transcripts.ForgetTranscriptsAsync(["/a.jsonl", "/c.jsonl", "/never seen"], Cancel);

        Assert.Equal("/b.jsonl", Assert.Single(await store.TranscriptsAsync()).Path);
        Assert.Equal(3, (await store.TotalAsync()).Messages);
    }

    [Fact]
    public async Task Settings_NeverSet_AreNull()
    {
        await using var store = await OpenAsync();

        Assert.Null(await store.Settings.GetSettingAsync("zone", Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("'quoted'")]
    public async Task Settings_SetTwice_HoldTheLast(string value)
    {
        await using var store = await OpenAsync();
        await store.Settings.SetSettingAsync("zone", "first", Cancel);
        await store.Settings.SetSettingAsync("Zone", "another", Cancel);

        await store.Settings.SetSettingAsync("zone", value, Cancel);

        Assert.Equal(value, await store.Settings.GetSettingAsync("zone", Cancel));
        Assert.Equal("another", await store.Settings.GetSettingAsync("Zone", Cancel));
    }

    // The fingerprint is compared by its bytes, which the record's own equality does not do.
    private static void AssertState(TranscriptState expected, TranscriptState actual)
    {
        Assert.Equal(
            (expected.Path, expected.Size, expected.ModifiedMs, expected.Position.Offset, expected.Position.TimestampMs),
            (actual.Path, actual.Size, actual.ModifiedMs, actual.Position.Offset, actual.Position.TimestampMs));
        Assert.Equal(expected.Position.Fingerprint.AsSpan(), actual.Position.Fingerprint.AsSpan());
    }
}
