using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WigToken.Configuration;
using WigToken.Endpoints;
using WigToken.Page;

namespace WigToken;

/// <summary>Mounts WigToken in a host.</summary>
public static class WigTokenEndpoints
{
    /// <summary>Mounts the usage meter at the root.</summary>
    public static WigTokenEndpointConventions MapWigToken(this IEndpointRouteBuilder endpoints) => endpoints.MapWigToken("/");

    /// <summary>
    /// Mounts the usage meter under a path. It needs no middleware of the host, and none of the host's settings changes what it answers.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="prefix">The path, such as <c>/usage</c>.</param>
    /// <returns>Conventions for all of it, and for its parts.</returns>
    /// <exception cref="ArgumentException">The prefix is no plain path.</exception>
    /// <exception cref="InvalidOperationException"><c>AddWigToken</c> was not called.</exception>
    public static WigTokenEndpointConventions MapWigToken(this IEndpointRouteBuilder endpoints, string prefix)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        if (!prefix.StartsWith('/') || prefix.Contains("//", StringComparison.Ordinal) || prefix.Any(static c => "{}?#\\ ".Contains(c, StringComparison.Ordinal)))
            throw new ArgumentException($"\"{prefix}\" is no path to mount at; expected something like /usage.", nameof(prefix));
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(WigTokenSettings)) != true)
            throw new InvalidOperationException("MapWigToken needs the services of AddWigToken: add builder.Services.AddWigToken(builder.Configuration) before Build().");

        var all = endpoints.MapGroup(prefix.TrimEnd('/'));
        all.CacheOutput(static policy => policy.NoCache()).ExcludeFromDescription().WithMetadata(new SkipStatusCodePages());
        RouteGroupBuilder dashboard = all.MapGroup(""), api = all.MapGroup(""), ingest = all.MapGroup(""), embed = all.MapGroup(""), metrics = all.MapGroup("");

        // Who opens the page is sent to the host's sign-in; a program is told 401.
        foreach (var part in (RouteGroupBuilder[])[api, ingest, embed, metrics])
            part.WithMetadata(new DisableCookieRedirect());

        dashboard.MapPage();
        api.MapTotals();
        api.MapSummary();
        api.MapLabels();
        api.MapBreakdown();
        api.MapTimeseries();
        api.MapLeaderboard();
        api.MapUsers();
        api.MapRecent();
        api.MapUsageSessions();
        api.MapProjects();
        api.MapExplain();
        api.MapSetup();
        api.MapSessions();
        api.MapTokens();
        api.MapEmbedOrigins();
        api.MapMachines();
        api.MapAudit();
        api.MapPrices();
        api.MapOpenApi();
        ingest.MapIngest();
        embed.MapEmbed();
        embed.MapBadge();
        embed.MapWidget();
        metrics.MapMetrics();
        if (prefix == "/")
        {
            // At the root everything else is the host's, which may well have a catch-all of its own at /api.
            foreach (var ours in (string[])["/api/usage", "/api/setup", "/api/auth", "/api/admin", "/api/ingest", "/embed"])
                api.MapRest(ours + "/{**path}");
        }
        else
            api.MapRest("/{**path}");

        foreach (var part in (RouteGroupBuilder[])[ingest, embed, metrics])
            OpenUnlessTheHostSaysOtherwise(part);
        return new WigTokenEndpointConventions(all, dashboard, api, ingest, embed, metrics);
    }

    /// <summary>Agents, scrapers and other sites' pages have no session: a host's fallback policy does not reach them, what it asks for on this mount does.</summary>
    private static void OpenUnlessTheHostSaysOtherwise(IEndpointConventionBuilder part) => part.Finally(static endpoint =>
    {
        if (!endpoint.Metadata.OfType<IAuthorizeData>().Any() && !endpoint.Metadata.OfType<AuthorizationPolicy>().Any())
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    });

    private sealed class SkipStatusCodePages : Microsoft.AspNetCore.Http.Metadata.ISkipStatusCodePagesMetadata;

    private sealed class DisableCookieRedirect : Microsoft.AspNetCore.Http.Metadata.IDisableCookieRedirectMetadata;
}
