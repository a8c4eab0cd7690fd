using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace WigToken.Server.Tests.Team;

/// <summary>Requests to a server, through a proxy or not.</summary>
internal static class Requests
{
    public static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] headers) =>
        client.SendAsync(method, path, null, headers);

    public static Task<HttpResponseMessage> SendJsonAsync(this HttpClient client, HttpMethod method, string path, string json, params (string Name, string Value)[] headers) =>
        client.SendAsync(method, path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content, Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The body of an answer that has to be 200.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode}\n{text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>A batch of messages, one after another from a number on; the number is in the counts, so that no two batches look alike.</summary>
    /// <param name="first">The number of the first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="padding">Characters that the server ignores.</param>
    public static string Batch(int first, int count, string padding = "")
    {
        var time = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture);
        var messages = Enumerable.Range(first, count).Select(i =>
            $$"""{"message_id":"msg_{{i}}","model":"claude-sonnet-4-5","input_tokens":{{i}},"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":1,"ts":"{{time}}"}""");
        return $$"""{"machine":"laptop","padding":"{{padding}}","messages":[{{string.Join(',', messages)}}]}""";
    }
}
