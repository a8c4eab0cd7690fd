using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>What can be filtered by. Each list is narrowed by the filters of the others, so that what was chosen can be exchanged.</summary>
internal static class LabelEndpoints
{
    private const int Most = 1000;

    public static void MapLabels(this IEndpointRouteBuilder routes) => routes.MapRead("/api/usage/labels", AccessLevel.Read, LabelsAsync);

    private static async Task LabelsAsync(HttpContext context)
    {
        var filter = SeriesFilter.Of(new Query(context));
        var totals = await context.Service<IUsageStore>().GetSeriesTotalsAsync(context.RequestAborted);
        LabelList Of(string label)
        {
            var times = LabelTimes.Of(totals, filter.Without(label), SeriesKey.All[label]);
            var latest = times.OrderByDescending(static entry => entry.Value.Last).ThenBy(static entry => entry.Key, StringComparer.Ordinal).Take(Most);
            return new LabelList(times.Count, [.. latest.Select(static entry => new LabelUse(entry.Key, entry.Value.First, entry.Value.Last))]);
        }

        await context.WriteJsonAsync(
            new LabelsResponse(Of("user"), Of("machine"), Of("project"), Of("model"), context.Settings().TimeZone.Id, context.NowMs()), WigTokenJson.Default.LabelsResponse);
    }
}
