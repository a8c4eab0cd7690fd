using WigToken.Parsing;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Sqlite;

public sealed class SqliteCorruptionTests : SqliteTest
{
    private const int PageSize = 4096;

    [Fact]
    public async Task Open_HeaderOverwritten_IsRefused()
    {
        await DamageAsync(static bytes => bytes.AsSpan(0, 100).Fill(0xAA));

        Assert.Equal("storage_foreign", (await RefusedAsync(Path)).Code);
    }

    [Fact]
    public async Task Use_AllButTheFirstPageOverwritten_SaysCorrupt()
    {
        await DamageAsync(static bytes => bytes.AsSpan(PageSize).Fill(0xAA));

        Assert.Equal(("storage_corrupt", false), await UseAsync() is { } exception ? (exception.Code, exception.IsTransient) : default);
    }

    [Fact]
    public async Task Use_CutInHalf_SaysCorrupt()
    {
        await WriteSampleAsync();
        using (var file = File.OpenWrite(Path))
            file.SetLength(file.Length / 2 / PageSize * PageSize);

        Assert.Equal("storage_corrupt", (await UseAsync())?.Code);
    }

    [Fact]
    public async Task Use_OnePageOverwritten_NeverFailsWithoutAnExplanation()
    {
        await WriteSampleAsync();
        var sound = await File.ReadAllBytesAsync(Path, Cancel);
        var codes = new List<string?>();

        for (var page = 1; page < sound.Length / PageSize; page++)
        {
            var bytes = sound.ToArray();
            bytes.AsSpan(page * PageSize, PageSize).Fill(0xAA);
            await File.WriteAllBytesAsync(Path, bytes, Cancel);
            codes.Add((await UseAsync())?.Code);
        }

        Assert.All(codes, static code => Assert.True(code is "storage_corrupt" or null, code));
        Assert.True(codes.Count(static code => code is not null) > codes.Count / 2);
    }

    private async Task DamageAsync(Action<byte[]> damage)
    {
        await WriteSampleAsync();
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        damage(bytes);
        await File.WriteAllBytesAsync(Path, bytes, Cancel);
    }

    private async Task WriteSampleAsync()
    {
        await using var store = await OpenAsync(Path);
        await store.IngestAsync(Ann.Of([.. Copies(500).Select(static (copy, i) => copy with { SessionId = $"s{i}", TimestampMs = Noon + i * IUsageStore.RollupMs })]));
    }

    /// <summary>Reads and writes everything once; what it was refused with, or null.</summary>
    private async Task<WigTokenException?> UseAsync()
    {
        try
        {
            await using var store = await OpenAsync(Path);
            await store.TotalAsync();
            await store.SeriesTotalsAsync();
            await store.RollupsAsync();
            await store.MessageSumsAsync();
            await store.RecentAsync(1000);
            await store.TranscriptsAsync();
            await store.IngestAsync(Ann.Of([.. Copies(500).Select(static copy => copy with { Counts = new TokenCounts(1, 0, 0, 0, 11), SessionId = "new" })]));
            return null;
        }
        catch (WigTokenException exception)
        {
            return exception;
        }
    }
}
