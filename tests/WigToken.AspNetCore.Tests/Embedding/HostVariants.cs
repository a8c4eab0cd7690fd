using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Embedding;

/// <summary>Hosts that each do one thing that is known to change what a guest answers.</summary>
internal static partial class HostVariants
{
    public static readonly IReadOnlyDictionary<string, PortalSetup> All = new Dictionary<string, PortalSetup>(StringComparer.Ordinal)
    {
        ["E01_OnlyUs"] = new(),
        ["E02_MountedAtTheRoot"] = new() { Prefix = "/" },
        ["E02_MountedDeep"] = new() { Prefix = "/a/b/c" },
        ["E02_MountedWithASlash"] = new() { Prefix = "/usage/" },
        ["E02_MountedInAGroup"] = new() { PathBase = "/group", Mount = static (app, prefix) => app.MapGroup("/group").MapWigToken(prefix) },
        ["E04_PathBase"] = new() { PathBase = "/corp", Pipeline = static app => app.UsePathBase("/corp").UseRouting() },
        ["E04_Branch"] = new() { PathBase = "/tools", Mount = Branch },
        ["E04_PathBaseAndBranch"] = new() { PathBase = "/corp/tools", Pipeline = static app => app.UsePathBase("/corp"), Mount = Branch },
        ["E12_OneSchemeThatIsNoDefault"] = new() { Services = OneScheme, Pipeline = static app => app.UseAuthentication().UseAuthorization() },
        ["E12_AuthorizationWithoutScheme"] = new() { Services = static builder => AddAuthorization(builder), Pipeline = static app => app.UseAuthorization() },
        ["E14_CorsForAnybody_BeforeRouting"] = new() { Services = AnybodysCors, Pipeline = static app => app.UseCors().UseRouting() },
        ["E14_CorsForAnybody_AfterRouting"] = new() { Services = AnybodysCors, Pipeline = static app => app.UseRouting().UseCors() },
        ["E14_CorsForSomebodyElse"] = new() { Services = SomebodysCors, Pipeline = static app => app.UseCors() },
        ["E15_PascalCase"] = Json(static options => options.PropertyNamingPolicy = null),
        ["E15_SnakeCase"] = Json(static options => options.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseUpper),
        ["E15_NullsLeftOut"] = Json(static options => options.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault),
        ["E15_NumbersAsStrings"] = Json(static options => options.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.WriteAsString),
        ["E15_Indented"] = Json(static options => options.WriteIndented = true),
        ["E15_NoResolver"] = Json(static options => options.TypeInfoResolver = System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine()),
        ["E16_ProblemsCustomized"] = new() { Services = CustomProblems },
        ["E16_ProblemServiceReplaced"] = new() { Services = OwnProblems },
        ["E17_StatusCodePages"] = new() { Pipeline = static app => app.UseStatusCodePages("text/plain", "the host says {0}") },
        ["E17_StatusCodePages_ReExecute"] = new() { Pipeline = static app => app.UseStatusCodePagesWithReExecute("/host", "?code={0}") },
        ["E17_StatusCodePages_Redirect"] = new() { Pipeline = static app => app.UseStatusCodePagesWithRedirects("/host?code={0}") },
        ["E18_DeveloperExceptionPage"] = new() { Pipeline = static app => app.UseDeveloperExceptionPage() },
        ["E18_ExceptionHandler"] = new() { Pipeline = static app => app.UseExceptionHandler("/host") },
        ["E19_Fallback"] = new() { Mount = Beside(static app => app.MapFallback(static () => "the host's single page")) },
        ["E19_CatchAll"] = new() { Mount = Beside(static app => app.Map("/{**slug}", static () => "the host's slug")) },
        ["E19_Controllers"] = new() { Services = Controllers, Mount = Beside(static app => app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}")) },
        ["E20_Compression"] = new() { Services = Compression, Pipeline = static app => app.UseResponseCompression() },
        ["E21_OutputCache"] = new() { Services = CacheEverything, Pipeline = static app => app.UseOutputCache() },
        ["E21_ResponseCaching"] = new() { Services = ResponseCaching, Pipeline = static app => app.UseResponseCaching() },
        ["E22_RequestTimeouts"] = new() { Services = OneSecond, Pipeline = static app => app.UseRequestTimeouts() },
        ["E23_RateLimiter"] = new() { Services = TwoAtATime, Pipeline = static app => app.UseRateLimiter() },
        ["E26_Antiforgery"] = new() { Services = Antiforgery, Pipeline = static app => app.UseAntiforgery() },
        ["E27_ApiExplorer"] = new() { Services = ApiExplorer },
        ["E28_Development"] = new() { Environment = "Development", Services = Validate },
        ["E28_TestServer"] = new() { IsTestServer = true },
        ["E31_MemoryCacheWithALimit"] = new() { Services = SmallCache },
        ["E31_HttpClientDefaults"] = new() { Services = FailingHttpClients },
        ["E31_Turkish"] = Localized("tr-TR"),
        ["E31_German"] = Localized("de-DE"),
        ["E31_Arabic"] = Localized("ar-SA"),
        ["E38_NoLogging"] = new() { Services = NoLogging },
    };

    private static void Branch(WebApplication app, string prefix) =>
        app.Map("/tools", branch => branch.UseRouting().UseEndpoints(endpoints => endpoints.MapWigToken(prefix)));

    private static PortalSetup Localized(string culture) => new() { Pipeline = app => app.UseRequestLocalization(culture) };

    private static Action<WebApplication, string> Beside(Action<WebApplication> routes) => (app, prefix) =>
    {
        app.MapWigToken(prefix);
        routes(app);
    };
}
