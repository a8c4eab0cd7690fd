using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>What widgets on public pages read: the same as everybody else, as far as their token shows it.</summary>
internal static class EmbedEndpoints
{
    /// <summary>What a key or a filter gives away. A project has no place in public: no token shows one.</summary>
    private static readonly Dictionary<string, EmbedExposures> Names = new(StringComparer.Ordinal)
    {
        ["user"] = EmbedExposures.Users,
        ["machine"] = EmbedExposures.Machines,
        ["model"] = EmbedExposures.Models,
        ["model_family"] = EmbedExposures.Models,
        ["project"] = EmbedExposures.None,
    };

    public static void MapEmbed(this IEndpointRouteBuilder routes)
    {
        routes.MapEmbedRead("/embed/totals", EmbedExposures.Totals, TotalsEndpoints.TotalsAsync);
        routes.MapEmbedRead("/embed/stream", EmbedExposures.Totals, TotalsEndpoints.StreamAsync).DisableRequestTimeout().DisableRateLimiting();
        routes.MapEmbedRead("/embed/timeseries", EmbedExposures.Timeseries, TimeseriesAsync);
        routes.MapEmbedRead("/embed/leaderboard", EmbedExposures.None, LeaderboardAsync);
        routes.MapEmbedRead("/embed/recent", EmbedExposures.Recent, RecentAsync);
    }

    private static IEndpointConventionBuilder MapEmbedRead(this IEndpointRouteBuilder routes, string pattern, EmbedExposures exposure, Func<HttpContext, Task> handler) =>
        routes.MapRead(pattern, AccessLevel.Embed, context =>
        {
            Require(context, exposure);
            return handler(context);
        });

    private static Task TimeseriesAsync(HttpContext context)
    {
        var query = new Query(context);
        if (query.Text("by") is { } by)
            RequireName(context, by);
        RequireFilters(context, query);
        return TimeseriesEndpoints.TimeseriesAsync(context);
    }

    private static Task LeaderboardAsync(HttpContext context)
    {
        var query = new Query(context);
        RequireName(context, query.Text("by") ?? LeaderboardEndpoints.DefaultKey);
        RequireFilters(context, query);
        return LeaderboardEndpoints.LeaderboardAsync(context);
    }

    private static async Task RecentAsync(HttpContext context)
    {
        var caller = context.Caller();
        var entries = (await RecentEndpoints.NewestAsync(context)).Select(entry => entry with
        {
            Id = null,
            Project = null,
            Session = null,
            Sidechain = false,
            Provider = null,
            User = caller.Exposes(EmbedExposures.Users) ? entry.User : "",
            Machine = caller.Exposes(EmbedExposures.Machines) ? entry.Machine : "",
            Model = caller.Exposes(EmbedExposures.Models) ? entry.Model : "",
            ModelFamily = caller.Exposes(EmbedExposures.Models) ? entry.ModelFamily : "",
        });
        await context.WriteJsonAsync(new RecentResponse([.. entries], null), WigTokenJson.Default.RecentResponse);
    }

    /// <summary>To filter by a name, be it the empty one, is to learn of it.</summary>
    private static void RequireFilters(HttpContext context, Query query)
    {
        foreach (var filter in Names.Keys.Where(query.Has))
            RequireName(context, filter);
    }

    private static void RequireName(HttpContext context, string name)
    {
        // A name that is none is for the handler to refuse.
        if (Names.TryGetValue(name, out var exposure) && (exposure == EmbedExposures.None || !context.Caller().Exposes(exposure)))
            throw Refuse(name + "s");
    }

    /// <exception cref="ProblemException">The token does not show it.</exception>
    public static void Require(HttpContext context, EmbedExposures exposure)
    {
        if (!context.Caller().Exposes(exposure))
            throw Refuse(exposure.ToString().ToLowerInvariant());
    }

    private static ProblemException Refuse(string what) => new(
        StatusCodes.Status403Forbidden, "not_exposed", $"This token does not show {what.Replace('_', ' ')}; its issuer chooses what it shows.");
}
