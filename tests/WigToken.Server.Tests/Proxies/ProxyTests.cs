using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WigToken.AspNetCore.Tests.Page;
using WigToken.Server.Tests.Team;

namespace WigToken.Server.Tests.Proxies;

/// <summary>What works behind every proxy that there is an example for: TLS, HTTP/2 and the prefix /wig/ in front of a server that is told nothing of them.</summary>
public abstract class ProxyTests(ProxiedServer proxied)
{
    private const int Gzip = 2 << 20, Plain = 8 << 20;

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);
    private static int _messages;

    [Fact]
    public async Task Stream_OfAnIngestThroughTheProxy_HasItAtOnce()
    {
        using var client = proxied.Client();
        using var stream = await client.SendAsync(HttpMethod.Get, "api/usage/stream");
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (stream.StatusCode, stream.Version));
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var messages = await NextMessagesAsync(lines);

        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            await IngestAsync(client, Requests.Batch(Next(1), 1));
            // Other tests send too.
            while (await NextMessagesAsync(lines) is var now && now == messages)
            {
            }

            Assert.True(clock.Elapsed < AtOnce, $"The event took {clock.Elapsed}.");
            messages = (await proxied.Server.TotalsAsync()).GetProperty("messages").GetInt64();
        }
    }

    [Fact]
    public async Task Audit_HasTheAddressThatTheProxySaw_NotTheOneAClientSays()
    {
        using var client = proxied.Client("127.0.0.3");
        await IngestAsync(client, Requests.Batch(Next(1), 1));
        await IngestAsync(client, Requests.Batch(Next(1), 1), ("X-Forwarded-For", "198.51.100.7"));
        await IngestAsync(client, Requests.Batch(Next(1), 1), ("X-Forwarded-For", "198.51.100.7, 127.0.0.1"), ("X-Real-IP", "198.51.100.7"), ("Forwarded", "for=198.51.100.7"));

        using var answer = await client.SendAsync(HttpMethod.Get, "api/admin/audit?action=ingest&limit=1000", Requests.Bearer(proxied.Server.Admin));
        var entries = (await answer.JsonAsync()).GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(3, entries.Count(static entry => entry.GetProperty("ip").GetString() == "127.0.0.3"));
        Assert.DoesNotContain(entries, static entry => entry.GetProperty("ip").GetString() == "198.51.100.7");
        Assert.All(entries, static entry => Assert.Equal("127.0.0.1", entry.GetProperty("meta").GetProperty("peer").GetString()));
    }

    [Fact]
    public async Task Page_AndAllItNames_AreBelowThePrefix()
    {
        using var client = proxied.Client();
        using var page = await client.SendAsync(HttpMethod.Get, "");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal(PageFiles.Html, await page.Content.ReadAsStringAsync());

        Assert.True(PageFiles.Links().Count() > 10, "The page names more than that.");
        foreach (var link in PageFiles.Links())
        {
            using var answer = await client.SendAsync(HttpMethod.Get, link, Requests.Bearer(proxied.Read));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link}: {answer.StatusCode}");
            Assert.StartsWith("/wig/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        }

        using var nothing = await client.SendAsync(HttpMethod.Get, "nothing");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (nothing.StatusCode, nothing.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Prefix_WithoutItsSlash_RedirectsToIt()
    {
        using var client = proxied.Client();

        using var answer = await client.SendAsync(HttpMethod.Get, "/wig");

        Assert.True((int)answer.StatusCode is >= 301 and <= 308, $"{answer.StatusCode}");
        Assert.Equal(proxied.Address, new Uri(new Uri(proxied.Address, "/wig"), answer.Headers.Location!));
    }

    [Fact]
    public async Task SignIn_GivesACookieForThisHostAlone_ThatWorksWithItsAntiforgeryWord()
    {
        using var client = proxied.Client();
        // A client may say what it likes of its connection.
        using var signIn = await client.SendJsonAsync(
            HttpMethod.Post, "api/auth/session", $$"""{"token":"{{proxied.Server.Admin}}"}""", ("X-Forwarded-Proto", "http"), ("Sec-Fetch-Site", "same-origin"));
        var word = (await signIn.JsonAsync()).GetProperty("antiforgery").GetString()!;
        var parts = Assert.Single(signIn.Headers.GetValues("Set-Cookie")).Split("; ");
        Assert.StartsWith("__Host-wigtoken", parts[0], StringComparison.Ordinal);
        Assert.Subset(parts.ToHashSet(StringComparer.OrdinalIgnoreCase), new HashSet<string>(["secure", "httponly", "samesite=strict", "path=/"], StringComparer.OrdinalIgnoreCase));
        var cookie = ("Cookie", parts[0]);

        using var who = await client.SendAsync(HttpMethod.Get, "api/auth/session", cookie);
        Assert.Equal(word, (await who.JsonAsync()).GetProperty("antiforgery").GetString());
        using var without = await client.SendJsonAsync(HttpMethod.Post, "api/setup/complete", "{}", cookie);
        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        using var with = await client.SendJsonAsync(HttpMethod.Post, "api/setup/complete", "{}", cookie, ("WigToken-Antiforgery", word));
        await with.JsonAsync();
    }

    [Fact]
    public async Task Embed_OfItsOwnOrigin_NeedsNoListedOne()
    {
        using var client = proxied.Client();
        var path = $"embed/totals?token={proxied.Embed}";

        using var own = await client.SendAsync(HttpMethod.Get, path, ("Origin", proxied.Origin));
        await own.JsonAsync();
        Assert.Equal(proxied.Origin, Assert.Single(own.Headers.GetValues("Access-Control-Allow-Origin")));
        foreach (var origin in (string[])["https://evil.example", proxied.Origin.Replace("https", "http", StringComparison.Ordinal), "https://localhost"])
        {
            using var other = await client.SendAsync(HttpMethod.Get, path, ("Origin", origin), ("X-Forwarded-Host", new Uri(origin).Authority), ("X-Forwarded-Proto", "http"));
            Assert.True(other.StatusCode == HttpStatusCode.Forbidden, $"{origin}: {other.StatusCode}");
        }
    }

    [Fact]
    public async Task Ingest_AsLargeAsTheServerTakes_IsNotRefusedByTheProxy()
    {
        using var client = proxied.Client();
        // As much as gzip can get nothing out of, and as much as is whole megabytes when it is not compressed.
        var random = new Random(1);
        var noise = new byte[Gzip - 200_000];
        random.NextBytes(noise);
        var gzip = Compress(Requests.Batch(Next(1000), 1000, Convert.ToBase64String(noise)));
        Assert.InRange(gzip.Length, Gzip * 8 / 10, Gzip);
        using var compressed = new ByteArrayContent(gzip) { Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } } };
        using var answer = await client.SendAsync(HttpMethod.Post, "api/ingest/messages", compressed, Requests.Bearer(proxied.Ingest));
        Assert.Equal(1000, (await answer.JsonAsync()).GetProperty("applied").GetInt32());

        var first = Next(1000);
        var bare = Requests.Batch(first, 1000);
        await IngestAsync(client, Requests.Batch(first, 1000, new string(' ', Plain - bare.Length)));

        using var tooLarge = await client.SendJsonAsync(HttpMethod.Post, "api/ingest/messages", new string(' ', Plain + 500_000), Requests.Bearer(proxied.Ingest));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal("application/problem+json", tooLarge.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Tokens_AreInNoLog()
    {
        using var client = proxied.Client();
        foreach (var path in (string[])[$"embed/totals?token={proxied.Embed}&canary=1", $"embed/recent?token={proxied.Embed}", $"api/usage/recent?token={proxied.Read}"])
        {
            using var answer = await client.SendAsync(HttpMethod.Get, path, ("Origin", proxied.Origin), Requests.Bearer(proxied.Embed));
            Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await proxied.Server.Process.UntilAsync(() => Task.FromResult(proxied.ProxyLog.Contains("/wig/api/usage/recent", StringComparison.Ordinal)), "the proxy to write its log");
        Assert.Contains("/wig/embed/totals", proxied.ProxyLog, StringComparison.Ordinal);
        foreach (var secret in (string[])[proxied.Embed, proxied.Read, proxied.Ingest, proxied.Server.Admin])
            Assert.DoesNotContain(secret, proxied.ProxyLog, StringComparison.Ordinal);
        foreach (var secret in (string[])[proxied.Embed, proxied.Read, proxied.Ingest])
            Assert.DoesNotContain(secret, proxied.Server.Process.Output, StringComparison.Ordinal);
    }

    private static int Next(int count) => Interlocked.Add(ref _messages, count) - count;

    private async Task IngestAsync(HttpClient client, string json, params (string Name, string Value)[] headers)
    {
        using var answer = await client.SendJsonAsync(HttpMethod.Post, "api/ingest/messages", json, [Requests.Bearer(proxied.Ingest), .. headers]);
        var counts = await answer.JsonAsync();
        Assert.Equal(counts.GetProperty("received").GetInt32(), counts.GetProperty("applied").GetInt32());
    }

    /// <summary>The number of messages in the next totals of a stream.</summary>
    private static async Task<long> NextMessagesAsync(StreamReader lines)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await lines.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("data: {\"", StringComparison.Ordinal))
                return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]).GetProperty("totals").GetProperty("messages").GetInt64();
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }
}
