using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using WigToken.Agent.Outbox;
using WigToken.Contracts;

namespace WigToken.Agent.Upload;

/// <summary>Speaks to the server: one connection, HTTP/2 where it is offered, and never to another address than the one it was given.</summary>
internal sealed class IngestClient : IDisposable
{
    private const int MostAnswerBytes = 4 * 1024 * 1024;

    private readonly WigTokenAgentOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly Uri _address;

    public IngestClient(WigTokenAgentOptions options, TimeProvider time)
    {
        (_options, _time, Server) = (options, time, options.Server!);
        _address = new Uri($"{Server.AbsoluteUri.TrimEnd('/')}/api/ingest/messages");
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 1,
            ConnectTimeout = TimeSpan.FromSeconds(15), PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        };
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60), MaxResponseContentBufferSize = MostAnswerBytes };
        _client.DefaultRequestHeaders.Add("WigToken-Agent-Version", Version);
    }

    /// <summary>This agent's version.</summary>
    public static string Version { get; } =
        typeof(IngestClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Where it sends to.</summary>
    public Uri Server { get; }

    public void Dispose() => _client.Dispose();

    /// <summary>Sends messages once. Whatever goes wrong on the way is an answer, too.</summary>
    /// <param name="batch">What to send; no messages is a sign of life.</param>
    /// <param name="isCompressed">Whether by gzip.</param>
    /// <param name="waiting">How many messages wait, these included.</param>
    /// <param name="cancellationToken">Ends the waiting for an answer.</param>
    /// <exception cref="AgentException">There is no token to send with.</exception>
    public async Task<Answer> SendAsync(QueuedMessages batch, bool isCompressed, long waiting, CancellationToken cancellationToken)
    {
        var sentAt = _time.GetUtcNow();
        var clock = _time.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = new ReadOnlyMemoryContent(RequestBody.Of(batch, isCompressed)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", IngestToken.Read(_options)) },
        };
        if (isCompressed)
            request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.Add("WigToken-Queue-Depth", waiting.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("WigToken-Client-Time", sentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            var halfway = sentAt + (_time.GetElapsedTime(clock) / 2);
            return await ReadAsync(response, halfway, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return new Answer { Detail = ConnectionTrouble.Describe(Server, exception) };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Answer { Detail = $"{Server} did not answer within {_client.Timeout.TotalSeconds} s." };
        }
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage response, DateTimeOffset halfway, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var problem = response.StatusCode == HttpStatusCode.OK ? null : TryRead(bytes, WigTokenJson.Default.Problem);
        return new Answer
        {
            Status = response.StatusCode,
            Taken = response.StatusCode == HttpStatusCode.OK ? TryRead(bytes, WigTokenJson.Default.IngestResponse) : null,
            Code = Plain(problem?.Code),
            Detail = Plain(problem?.Detail) ?? "",
            RetryAfter = response.Headers.RetryAfter is { } retry ? retry.Delta ?? (retry.Date - (response.Headers.Date ?? _time.GetUtcNow())) : null,
            Location = response.Headers.Location is { } location ? Shown(new Uri(_address, location)) : null,
            // Whole seconds: half a one is added, so that it is right on average.
            ClockSkew = response.Headers.Date + TimeSpan.FromSeconds(0.5) - halfway,
        };
    }

    private static T? TryRead<T>(byte[] bytes, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type);
        }
        catch (JsonException)
        {
            // Not the server we know, or something between it and us.
            return null;
        }
    }

    /// <summary>It may be anybody's text: what is no plain line is not shown.</summary>
    private static string? Plain(string? text)
    {
        const int MaxLength = 300;
        return text is { Length: > 0 and <= MaxLength } && !text.Any(static character => char.IsControl(character) || char.IsSurrogate(character)) ? text : null;
    }

    /// <summary>An address as it may be shown: without a query or a password, and without our own path behind it.</summary>
    private static Uri Shown(Uri location)
    {
        var shown = new UriBuilder(location) { Query = "", Fragment = "", UserName = "", Password = "" }.Uri.AbsoluteUri;
        const string OwnPath = "/api/ingest/messages";
        return new Uri(shown.EndsWith(OwnPath, StringComparison.Ordinal) ? shown[..^OwnPath.Length] : shown);
    }
}
