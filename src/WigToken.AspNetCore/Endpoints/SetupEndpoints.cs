using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WigToken.Access;
using WigToken.Agent.Tailing;
using WigToken.Contracts;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>Whether it works, and how far it is set up.</summary>
internal static class SetupEndpoints
{
    /// <summary>The version of this package, without the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(SetupEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private const string Setting = "setup";
    private const int LongestAnswer = 256;

    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/health", AccessLevel.Open, HealthAsync);
        routes.MapRead("/api/setup/status", AccessLevel.Counter, StatusAsync);
        routes.MapActions("/api/setup/complete", (HttpMethods.Post, AccessLevel.Admin, CompleteAsync));
        routes.MapActions("/api/setup/reset", (HttpMethods.Post, AccessLevel.Admin, ResetAsync));
    }

    private static async Task HealthAsync(HttpContext context)
    {
        await context.Service<IUsageStore>().GetTotalAsync(context.RequestAborted);
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync("ok", context.RequestAborted);
    }

    private static async Task StatusAsync(HttpContext context)
    {
        var settings = context.Settings();
        var completed = await context.Service<ISettingsStore>().GetSettingAsync(Setting, context.RequestAborted) is { Length: > 0 } json
            ? JsonSerializer.Deserialize(json, WigTokenJson.Default.CompletedSetup)
            : null;
        var status = new SetupStatusResponse
        {
            Complete = settings.IsSolo || completed is not null,
            Scenario = completed?.Scenario,
            Infra = completed?.Infra,
            CompletedAt = completed?.CompletedAt,
            Headless = settings.IsHeadless,
            Db = new DatabaseStatus(context.Service<IUsageStore>().Info.Kind),
            Mode = settings.IsSolo ? "solo" : "team",
            Version = Version,
            Import = context.RequestServices.GetService<FollowerStatus>() is { } follower ? Show(follower.Import.Status) : null,
        };
        await context.WriteJsonAsync(status, WigTokenJson.Default.SetupStatusResponse);
    }

    private static async Task CompleteAsync(HttpContext context)
    {
        var request = await context.ReadJsonAsync(WigTokenJson.Default.SetupCompleteRequest);
        if (!PlainText.IsPlain(request?.Scenario ?? "", LongestAnswer) || !PlainText.IsPlain(request?.Infra ?? "", LongestAnswer))
            throw new ProblemException("setup_invalid", $"'scenario' and 'infra' are to be at most {LongestAnswer} characters without control characters.");
        var completed = new CompletedSetup(request?.Scenario, request?.Infra, context.NowMs());
        await SetAsync(context, JsonSerializer.Serialize(completed, WigTokenJson.Default.CompletedSetup), "complete");
    }

    private static Task ResetAsync(HttpContext context) => SetAsync(context, "", "reset");

    private static async Task SetAsync(HttpContext context, string value, string what)
    {
        await context.Service<ISettingsStore>().SetSettingAsync(Setting, value, context.RequestAborted);
        await context.Service<IAuditStore>().AddAuditAsync(
            context.Audit(value.Length > 0 ? AuditActions.SetupCompleted : AuditActions.SettingsChanged, new JsonObject { ["setup"] = what }), context.RequestAborted);
        await context.WriteJsonAsync(new OkResponse(true), WigTokenJson.Default.OkResponse);
    }

    private static ImportProgressStatus Show(ImportStatus import) => new(
        import.State switch { ImportState.Waiting => "waiting", ImportState.Running => "running", _ => "done" },
        import.Files, import.FilesDone, import.Bytes, import.BytesDone, (long)import.BytesPerSecond, import.Messages,
        import.Remaining is { } rest ? (long)rest.TotalMilliseconds : null);
}
