using Microsoft.AspNetCore.Http;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>When labels were first and last used, ever.</summary>
internal static class LabelTimes
{
    public static async Task<Dictionary<string, (long First, long Last)>> ReadAsync(HttpContext context, SeriesFilter filter, Func<Series, string> keyOf) =>
        Of(await context.Service<IUsageStore>().GetSeriesTotalsAsync(context.RequestAborted), filter, keyOf);

    public static Dictionary<string, (long First, long Last)> Of(IEnumerable<SeriesTotal> totals, SeriesFilter filter, Func<Series, string> keyOf)
    {
        var times = new Dictionary<string, (long First, long Last)>(StringComparer.Ordinal);
        foreach (var total in totals.Where(total => filter.Matches(total.Series)))
        {
            var key = keyOf(total.Series);
            times[key] = times.TryGetValue(key, out var known) ? (Math.Min(known.First, total.FirstMs), Math.Max(known.Last, total.LastMs)) : (total.FirstMs, total.LastMs);
        }

        return times;
    }
}
