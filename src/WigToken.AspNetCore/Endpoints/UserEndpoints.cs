using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>One person.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes) => routes.MapRead("/api/usage/users/{name}", AccessLevel.Read, UserAsync);

    private static async Task UserAsync(HttpContext context)
    {
        var user = (string)context.Request.RouteValues["name"]!;
        var totals = await context.Service<IUsageStore>().GetSeriesTotalsAsync(context.RequestAborted);
        var theirs = totals.Where(entry => entry.Series.User == user).Select(static entry => (entry.Series, entry.Sum)).ToList();
        if (theirs.Count == 0)
        {
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, "user_unknown", $"There is no usage of a user {Query.Quote(user)}.");
            return;
        }

        IReadOnlyList<UserShare> By(string key) =>
            [.. theirs.GroupBy(SeriesKey.All[key]).Select(static entry => new UserShare(entry.Key, Shapes.Totals(entry.Sum)))];
        var all = theirs.Aggregate(default(UsageSum), static (sum, entry) => sum + entry.Sum);
        var now = context.Service<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        await context.WriteJsonAsync(
            new UserResponse(user, Shapes.Totals(all), By("model_family"), By("model"), By("machine"), By("project"), now), WigTokenJson.Default.UserResponse);
    }
}
