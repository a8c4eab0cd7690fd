using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>A team server: who comes with a token is let in, and nobody else.</summary>
internal static class Team
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Reads are as in team mode, and nobody is too fast.</summary>
    public static PortalSetup Setup(Action<WigTokenOptions>? options = null) => new()
    {
        Options = values =>
        {
            (values.Mode, values.PublicReads, values.RateLimitPerMinute) = ("team", "default", 1_000_000);
            options?.Invoke(values);
        },
    };

    public static T Service<T>(this TestPortal portal)
        where T : notnull => portal.App.Services.GetRequiredService<T>();

    public static async Task<string> IssueAsync(
        this TestPortal portal, TokenScope scope, string user = "alice", EmbedExposures exposes = EmbedExposures.Default, long? expires = null)
    {
        var (_, secret) = await portal.IssueTokenAsync(scope, user, exposes, expires);
        return secret;
    }

    public static async Task<(Token Token, string Secret)> IssueTokenAsync(
        this TestPortal portal, TokenScope scope, string user = "alice", EmbedExposures exposes = EmbedExposures.Default, long? expires = null)
    {
        var secret = TokenSecret.Generate(scope);
        var wanted = new NewToken(user, scope, "", scope == TokenScope.Embed ? exposes : EmbedExposures.None, expires);
        return (await portal.Service<ITokenStore>().IssueTokenAsync(wanted, secret, Entry(AuditActions.TokenIssued), Cancel), secret.Reveal());
    }

    public static Task RevokeAsync(this TestPortal portal, long id) =>
        portal.Service<ITokenStore>().RevokeTokenAsync(id, Entry(AuditActions.TokenRevoked), Cancel);

    public static Task ListOriginAsync(this TestPortal portal, string origin) =>
        portal.Service<IEmbedOriginStore>().AddEmbedOriginAsync(origin, "", Entry(AuditActions.EmbedOriginAdded), Cancel);

    /// <summary>A request with a token and, if there is any, a body of JSON. Headers that come later win.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        this TestPortal portal, HttpMethod method, string path, string? token, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        // A stream never ends.
        return await portal.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    /// <summary>The same, for an answer that has to be 200 and JSON.</summary>
    public static async Task<JsonNode> AskJsonAsync(
        this TestPortal portal, HttpMethod method, string path, string? token, string? json = null, params (string Name, string Value)[] headers)
    {
        using var response = await portal.AskAsync(method, path, token, json, headers);
        var body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{method} {path}: {response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>What the audit log has of one action, newest first.</summary>
    public static Task<IReadOnlyList<AuditEntry>> AuditAsync(this TestPortal portal, string? action = null) =>
        portal.Service<IAuditStore>().GetAuditAsync(new AuditQuery { Action = action, Limit = 1000 }, Cancel);

    private static AuditEntry Entry(string action) => new() { TimeMs = Ledger.Now, Action = action, User = "test" };
}
