using Microsoft.Extensions.Logging.Abstractions;
using WigToken.Pricing;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Cli.Tests;

public sealed class RepriceTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Reprice_OtherPrices_AppliesWhatTheDryRunSaid()
    {
        await ImportAsync(Transcripts.Line("1"), Transcripts.Line("2"), Transcripts.Line("3", "nobody-lists-this"));
        File.WriteAllText(_tool.PathOf("prices.json"), """{"prices":[{"model":"claude-opus-4-1","input":1,"output":2},{"model":"nobody-lists-this","input":10,"output":0}]}""");
        _tool.Environment["PRICES_FILE"] = _tool.PathOf("prices.json");

        var dry = (await _tool.RunAsync("reprice", "--dry-run")).Succeeded();
        var dryAgain = (await _tool.RunAsync("reprice", "--dry-run")).Succeeded();
        var real = (await _tool.RunAsync("reprice")).Succeeded();
        var after = (await _tool.RunAsync("reprice", "--dry-run")).Succeeded();

        Assert.Equal(dry.Output, dryAgain.Output);
        Assert.Equal(dry.Output, real.Output);
        Assert.Equal(["claude-opus-4-1", "2", "2", "180.0000", "6.0000", "-174.0000", "0", "0"], Row(real, "claude-opus-4-1"));
        Assert.Equal(["nobody-lists-this", "1", "1", "0.0000", "10.0000", "10.0000", "1", "0"], Row(real, "nobody-lists-this"));
        Assert.Equal(["all", "3", "3", "180.0000", "16.0000", "-164.0000", "1", "0"], Row(real, "all"));
        var audit = Assert.Single(await AuditAsync());
        Assert.Equal((AuditActions.SettingsChanged, $"cli:{Environment.UserName}"), (audit.Action, audit.User));
        Assert.Contains("\"changed\":3", audit.Meta, StringComparison.Ordinal);
        Assert.Equal(["all", "3", "0", "16.0000", "16.0000", "0.0000", "0", "0"], Row(after, "all"));
    }

    [Fact]
    public async Task Doctor_OtherPrices_PointsToRepriceUntilItRan()
    {
        await ImportAsync(Transcripts.Line("1"));
        _tool.Environment["PRICE_BOOK"] = "published";
        // A start with the new prices does not price history: the hint has to stay.
        await ImportAsync(Transcripts.Line("2"));

        Assert.Contains("reprice --dry-run", (await _tool.RunAsync("doctor")).Succeeded().Output, StringComparison.Ordinal);
        (await _tool.RunAsync("reprice")).Succeeded();
        Assert.DoesNotContain("reprice --dry-run", (await _tool.RunAsync("doctor")).Succeeded().Output, StringComparison.Ordinal);
    }

    private async Task ImportAsync(params string[] lines)
    {
        _tool.Append("a.jsonl", lines);
        using var client = await _tool.ServeAsync();
        await _tool.StopAsync();
    }

    private async Task<IReadOnlyList<AuditEntry>> AuditAsync()
    {
        await using var store = (IAsyncDisposable)UsageStores.Sqlite(_tool.Database, PriceBook.Default, NullLogger.Instance);
        return await ((IAuditStore)store).GetAuditAsync(new AuditQuery { Limit = 10, Action = AuditActions.SettingsChanged }, CancellationToken.None);
    }

    private static string[] Row(Result result, string name) =>
        result.Output.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
