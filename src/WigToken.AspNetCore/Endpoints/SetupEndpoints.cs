using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WigToken.Access;
using WigToken.Agent.Tailing;
using WigToken.Configuration;
using WigToken.Contracts;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>Whether it works, and how far it is set up.</summary>
internal static class SetupEndpoints
{
    /// <summary>The version of this package, without the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(SetupEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/health", AccessLevel.Open, HealthAsync);
        routes.MapRead("/api/setup/status", AccessLevel.Counter, StatusAsync);
    }

    private static async Task HealthAsync(HttpContext context)
    {
        await context.Service<IUsageStore>().GetTotalAsync(context.RequestAborted);
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync("ok", context.RequestAborted);
    }

    private static Task StatusAsync(HttpContext context)
    {
        var settings = context.Service<WigTokenSettings>();
        var status = new SetupStatusResponse
        {
            Complete = settings.IsSolo,
            Headless = settings.IsHeadless,
            Db = new DatabaseStatus(context.Service<IUsageStore>().Info.Kind),
            Mode = settings.IsSolo ? "solo" : "team",
            Version = Version,
            Import = context.RequestServices.GetService<FollowerStatus>() is { } follower ? Show(follower.Import.Status) : null,
        };
        return context.WriteJsonAsync(status, WigTokenJson.Default.SetupStatusResponse);
    }

    private static ImportProgressStatus Show(ImportStatus import) => new(
        import.State switch { ImportState.Waiting => "waiting", ImportState.Running => "running", _ => "done" },
        import.Files, import.FilesDone, import.Bytes, import.BytesDone, (long)import.BytesPerSecond, import.Messages,
        import.Remaining is { } rest ? (long)rest.TotalMilliseconds : null);
}
