using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace WigToken.Load.Servers;

/// <summary>Issues tokens with the one that the server printed.</summary>
internal static class TokenDesk
{
    /// <exception cref="LoadException">The server printed no admin token, or did not issue one for ingest.</exception>
    public static async Task<string> IssueAsync(this ServerProcess server, string user, string scope, CancellationToken cancellationToken)
    {
        var admin = await server.AdminTokenAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/admin/tokens")
        {
            Content = JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal) { ["user"] = user, ["scope"] = scope }),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", admin) },
        };
        using var response = await server.Client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new LoadException($"The server issued no token: {(int)response.StatusCode} {answer}");
        return JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("token").GetString()!;
    }

    /// <summary>One token for ingest for each of the users u01, u02, ….</summary>
    public static async Task<string[]> IssueIngestAsync(this ServerProcess server, int count, CancellationToken cancellationToken)
    {
        var tokens = new string[count];
        for (var i = 0; i < count; i++)
            tokens[i] = await server.IssueAsync($"u{i + 1:00}", "ingest", cancellationToken);
        return tokens;
    }

    /// <summary>The line may come through the pipe a moment after the server has answered that it is well.</summary>
    private static async Task<string> AdminTokenAsync(this ServerProcess server, CancellationToken cancellationToken)
    {
        for (var looks = 0; looks < 500 && server.AdminToken is null; looks++)
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        return server.AdminToken ?? throw new LoadException("The server printed no admin token at its first start; is it one that knows tokens?");
    }
}
