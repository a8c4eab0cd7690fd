using System.Text;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Metrics;
using WigToken.Parsing;
using WigToken.Storage.Access;
using static WigToken.AspNetCore.Tests.Samples.Ledger;

namespace WigToken.AspNetCore.Tests.Metrics;

public sealed class LabelBoundTests
{
    [Fact]
    public void OneUser_HasRoomForSoMany_TheRestIsOne()
    {
        var bound = new LabelBound<(string User, string Name)>(static user => (user, "rest"), ("rest", "rest"));
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 300; i++)
                Assert.Equal(i < 100 ? ("alice", $"{i}") : ("alice", "rest"), bound.Fold("alice", ("alice", $"{i}")));
            Assert.Equal(("bob", "0"), bound.Fold("bob", ("bob", "0")));
        }
    }

    [Fact]
    public void AllUsers_HaveRoomForSoMany_TheRestIsOne()
    {
        var bound = new LabelBound<(string User, string Name)>(static user => (user, "rest"), ("rest", "rest"));
        var kept = Enumerable.Range(0, 5000).Select(i => bound.Fold($"{i / 50}", ($"{i / 50}", $"{i}"))).ToList();
        Assert.Equal(2001, kept.Distinct().Count());
        Assert.Equal(3000, kept.Count(static key => key == ("rest", "rest")));
        // The same ones at every scrape.
        Assert.Equal(kept, Enumerable.Range(0, 5000).Select(i => bound.Fold($"{i / 50}", ($"{i / 50}", $"{i}"))));
    }

    [Theory]
    [InlineData("short", "short")]
    [InlineData("", "")]
    public void ShortLabel_StaysAsItIs(string label, string shown) => Assert.Equal(shown, LabelBound<string>.Short(label));

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("한")]
    [InlineData("😀")]
    public void LongLabel_IsCutBetweenCharacters(string character)
    {
        var label = LabelBound<string>.Short(string.Concat(Enumerable.Repeat(character, 200)));
        Assert.InRange(Encoding.UTF8.GetByteCount(label), 125, 128);
        Assert.EndsWith(character + "…", label, StringComparison.Ordinal);
        var whole = string.Concat(Enumerable.Repeat(character, 128 / Encoding.UTF8.GetByteCount(character)));
        Assert.Equal(whole, LabelBound<string>.Short(whole));
    }

    [Fact]
    public async Task Scrape_OfVeryManySeries_IsBounded_AndItsSumsAreWhole()
    {
        await using var portal = await TestPortal.StartAsync();
        UsageBatch Batch(int user, int count) => new(
            new UsageOrigin($"user-{user}", "m", "", "claude-code"), [.. Enumerable.Range(0, count).Select(i => Message($"{user}-{i}", $"claude-sonnet-{i}", Ten, new TokenCounts(0, 0, 0, 0, 1)))]);
        await portal.IngestAsync([.. Enumerable.Range(0, 30).Select(user => Batch(user, 150))]);
        var first = Exposition.Read(await portal.TextAsync("metrics"));
        var tokens = first.Where(static sample => sample.Name == "wigtn_tokens_total" && sample["kind"] == "output").ToList();
        Assert.InRange(tokens.Count, 1900, 2001);
        Assert.Equal(30 * 150, tokens.Sum(static sample => sample.Value));
        Assert.Equal(50, tokens.Single(static sample => sample["user"] == "user-0" && sample["model"] == "__other__").Value);
        Assert.Equal("__other__", tokens.Single(static sample => sample["user"] == "user-0" && sample["model"] == "__other__")["model_family"]);

        await portal.IngestAsync(Batch(31, 150), Batch(32, 1));
        var second = Exposition.Read(await portal.TextAsync("metrics"));
        Assert.InRange(second.Count(static sample => sample.Name == "wigtn_tokens_total" && sample["kind"] == "output"), tokens.Count, 2001);
        foreach (var before in first.Where(static sample => sample.Name.StartsWith("wigtn_", StringComparison.Ordinal)))
        {
            var after = second.Single(sample => sample.Name == before.Name && sample.Labels.Count == before.Labels.Count && sample.Labels.All(label => before.Labels[label.Key] == label.Value));
            Assert.True(after.Value >= before.Value, string.Join(',', before.Labels));
        }
    }

    [Fact]
    public async Task Machines_AppearWithWhatTheySay_AndVanishWhenTheyMakeRoom()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup() with { Time = new MovedTime() });
        var token = await portal.IssueAsync(TokenScope.Ingest);
        var time = (MovedTime)portal.Service<TimeProvider>();
        Task PushAsync(string machine, params (string, string)[] headers) =>
            portal.AskJsonAsync(HttpMethod.Post, "api/ingest/messages", token, $$"""{"machine":"{{machine}}","messages":[]}""", headers);

        await PushAsync("first", ("WigToken-Queue-Depth", "7"), ("WigToken-Client-Time", $"{Now - 1500}"));
        var samples = Exposition.Read(await portal.TextAsync("metrics"));
        double Value(string name) => samples.Single(sample => sample.Name == name && sample["machine"] == "first" && sample["user"] == "alice").Value;
        Assert.Equal((Now / 1000.0, 7, -1.5), (Value("wigtoken_machine_last_seen_seconds"), Value("wigtoken_machine_queue_depth"), Value("wigtoken_machine_clock_skew_seconds")));

        for (var i = 0; i < IReceiver.MaxMachinesPerUser; i++)
        {
            time.Move(TimeSpan.FromSeconds(1));
            await PushAsync($"m{i}");
        }

        samples = Exposition.Read(await portal.TextAsync("metrics"));
        Assert.DoesNotContain(samples, static sample => sample.Labels.TryGetValue("machine", out var machine) && machine == "first");
        Assert.Equal(100, samples.Count(static sample => sample.Name == "wigtoken_machine_last_seen_seconds"));
    }

    [Fact]
    public async Task Server_CountsWhatItTookAndRefused()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var token = await portal.IssueAsync(TokenScope.Ingest);
        await portal.AskJsonAsync(HttpMethod.Post, "api/ingest/messages", token, Ingest.Requests.Body(Ingest.Requests.Message(), Ingest.Requests.Message(), "7"));
        using var refused = await portal.AskAsync(HttpMethod.Get, "api/usage/recent", token);
        var samples = Exposition.Read(await portal.TextAsync("metrics"));
        double Count(string name, string label, string value) => samples.Single(sample => sample.Name == name && sample.Labels[label] == value).Value;
        Assert.Equal((1, 1, 1, 0), (
            Count("wigtoken_ingest_messages_total", "outcome", "applied"), Count("wigtoken_ingest_messages_total", "outcome", "duplicate"),
            Count("wigtoken_ingest_messages_total", "outcome", "rejected"), Count("wigtoken_ingest_messages_total", "outcome", "updated")));
        Assert.Equal(1, Count("wigtoken_requests_refused_total", "code", "scope_insufficient"));
        Assert.True(samples.Single(static sample => sample.Name == "wigtoken_database_bytes").Value > 0);
        Assert.Equal(1, samples.Single(static sample => sample.Name == "wigtoken_ingest_seconds_count").Value);
    }
}
