using System.Diagnostics;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Parsing;
using WigToken.Storage.Access;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Metrics;

public sealed class UsageMetricsTests
{
    private const string OpenMetrics = "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.3";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counters_AreThoseOfTheLedger()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        var usage = (await portal.TextAsync("metrics")).Split('\n').Where(static line => line.StartsWith("wigtn_", StringComparison.Ordinal));
        Assert.Equal(
            """
            wigtn_cost_usd_total{user="alice",machine="laptop",model_family="opus"} 0.00095325
            wigtn_cost_usd_total{user="alice",machine="laptop",model_family="sonnet"} 0.153738
            wigtn_cost_usd_total{user="bob",machine="desktop",model_family="haiku"} 8.8e-05
            wigtn_cost_usd_total{user="bob",machine="desktop",model_family="other"} 0
            wigtn_messages_total{user="alice",machine="laptop",model_family="opus"} 1
            wigtn_messages_total{user="alice",machine="laptop",model_family="sonnet"} 1
            wigtn_messages_total{user="bob",machine="desktop",model_family="haiku"} 1
            wigtn_messages_total{user="bob",machine="desktop",model_family="other"} 1
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-opus-4-1",model_family="opus",kind="cache_creation"} 1
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-opus-4-1",model_family="opus",kind="cache_read"} 3
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-opus-4-1",model_family="opus",kind="input"} 7
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-opus-4-1",model_family="opus",kind="output"} 11
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-sonnet-4-5",model_family="sonnet",kind="cache_creation"} 32000
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-sonnet-4-5",model_family="sonnet",kind="cache_read"} 2460
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-sonnet-4-5",model_family="sonnet",kind="input"} 1000
            wigtn_tokens_total{user="alice",machine="laptop",model="claude-sonnet-4-5",model_family="sonnet",kind="output"} 2000
            wigtn_tokens_total{user="bob",machine="desktop",model="claude-haiku-4-5",model_family="haiku",kind="cache_creation"} 0
            wigtn_tokens_total{user="bob",machine="desktop",model="claude-haiku-4-5",model_family="haiku",kind="cache_read"} 0
            wigtn_tokens_total{user="bob",machine="desktop",model="claude-haiku-4-5",model_family="haiku",kind="input"} 10
            wigtn_tokens_total{user="bob",machine="desktop",model="claude-haiku-4-5",model_family="haiku",kind="output"} 20
            wigtn_tokens_total{user="bob",machine="desktop",model="nobody-lists-this",model_family="other",kind="cache_creation"} 0
            wigtn_tokens_total{user="bob",machine="desktop",model="nobody-lists-this",model_family="other",kind="cache_read"} 0
            wigtn_tokens_total{user="bob",machine="desktop",model="nobody-lists-this",model_family="other",kind="input"} 100
            wigtn_tokens_total{user="bob",machine="desktop",model="nobody-lists-this",model_family="other",kind="output"} 50
            wigtn_tokens_weighted_total{user="alice",machine="laptop",model_family="opus"} 63.55
            wigtn_tokens_weighted_total{user="alice",machine="laptop",model_family="sonnet"} 51246
            wigtn_tokens_weighted_total{user="bob",machine="desktop",model_family="haiku"} 110
            wigtn_tokens_weighted_total{user="bob",machine="desktop",model_family="other"} 350
            """.ReplaceLineEndings("\n"),
            string.Join('\n', usage.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Scrape_IsPrometheusText_UnlessOpenMetricsIsAskedFor()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var plain = await portal.GetAsync("metrics");
        using var open = await portal.SendAsync(HttpMethod.Get, "metrics", ("Accept", OpenMetrics));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", plain.Content.Headers.ContentType?.ToString());
        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", open.Content.Headers.ContentType?.ToString());

        var plainSamples = Exposition.Read(await plain.Content.ReadAsStringAsync(Cancel));
        var openSamples = Exposition.Read(await open.Content.ReadAsStringAsync(Cancel), isOpenMetrics: true);
        Assert.Equal(Keys(plainSamples), Keys(openSamples));
        Assert.Contains("wigtoken_build_info{version=0.1.0} 1", Keys(plainSamples));
        Assert.Contains("wigtoken_stream_subscribers{} 0", Keys(plainSamples));
    }

    [Fact]
    public async Task MessageMovesToAnotherModel_NoCounterFalls()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        var before = await ScrapeAsync(portal);
        // A better copy of the message: more output, another model, another project.
        await portal.IngestAsync((Alice with { Project = "p" }).Of(Message("m1", Opus, Ten, new TokenCounts(1, 0, 0, 0, 9000))));
        var after = await ScrapeAsync(portal);

        Assert.All(before, sample => Assert.True(after.Single(same => Keys([same])[0].StartsWith(Label(sample), StringComparison.Ordinal)).Value >= sample.Value, Label(sample)));
        Assert.Equal(9011, after.Single(static sample => sample.Name == "wigtn_tokens_total" && sample["model"] == Opus && sample["kind"] == "output").Value);
    }

    [Fact]
    public async Task Scrapes_AtTheSameTime_AreEachWhole()
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        var expected = Keys(await ScrapeAsync(portal));
        var scrapes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ScrapeAsync(portal)));
        Assert.All(scrapes, scrape => Assert.Equal(expected, Keys(scrape)));
    }

    [Fact]
    public async Task Promtool_HasNoComplaints()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "promtool"))), "promtool is not installed.");
        await using var portal = await TestPortal.WithLedgerAsync();
        await portal.AskJsonAsync(
            HttpMethod.Post, "api/ingest/messages", await portal.IssueAsync(TokenScope.Ingest), """{"machine":"m","messages":[7]}""",
            ("WigToken-Queue-Depth", "7"), ("WigToken-Client-Time", "1777633200000"));
        using var promtool = Process.Start(new ProcessStartInfo("promtool", "check metrics") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
        await promtool.StandardInput.WriteAsync(await portal.TextAsync("metrics"));
        promtool.StandardInput.Close();
        var complaints = await promtool.StandardError.ReadToEndAsync(Cancel);
        await promtool.WaitForExitAsync(Cancel);
        Assert.True(promtool.ExitCode == 0, complaints);
    }

    private static async Task<IReadOnlyList<Sample>> ScrapeAsync(TestPortal portal) => Exposition.Read(await portal.TextAsync("metrics"));

    private static List<string> Keys(IEnumerable<Sample> samples) =>
        [.. samples.Select(static sample => Label(sample) + sample.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)];

    private static string Label(Sample sample) => $"{sample.Name}{{{string.Join(',', sample.Labels.Select(static label => $"{label.Key}={label.Value}"))}}} ";
}
