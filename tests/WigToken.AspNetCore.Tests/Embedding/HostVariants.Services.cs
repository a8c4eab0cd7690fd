using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Embedding;

internal static partial class HostVariants
{
    public static void AnybodysCors(WebApplicationBuilder builder) =>
        builder.Services.AddCors(static cors => cors.AddDefaultPolicy(static policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()));

    public static void SomebodysCors(WebApplicationBuilder builder) =>
        builder.Services.AddCors(static cors => cors.AddDefaultPolicy(static policy => policy.WithOrigins("https://portal.example").AllowAnyHeader()));

    public static void Compression(WebApplicationBuilder builder) => builder.Services.AddResponseCompression(static options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["*/*"];
    });

    public static void CacheEverything(WebApplicationBuilder builder) =>
        builder.Services.AddOutputCache(static options => options.AddBasePolicy(static policy => policy.Cache()));

    public static void OneSecond(WebApplicationBuilder builder) => builder.Services.AddRequestTimeouts(static options =>
        options.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(1) });

    public static void TwoAtATime(WebApplicationBuilder builder) => builder.Services.AddRateLimiter(static options =>
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static _ =>
            RateLimitPartition.GetConcurrencyLimiter("all", static _ => new ConcurrencyLimiterOptions { PermitLimit = 2 })));

    public static void OneScheme(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication().AddCookie("Portal");
        AddAuthorization(builder);
    }

    private static void AddAuthorization(WebApplicationBuilder builder) => builder.Services.AddAuthorization();

    private static PortalSetup Json(Action<JsonSerializerOptions> configure) => new()
    {
        Services = builder =>
        {
            builder.Services.ConfigureHttpJsonOptions(options => configure(options.SerializerOptions));
            builder.Services.AddControllers().AddJsonOptions(options => configure(options.JsonSerializerOptions));
        },
    };

    private static void CustomProblems(WebApplicationBuilder builder) => builder.Services.AddProblemDetails(static options =>
        options.CustomizeProblemDetails = static context => (context.ProblemDetails.Title, context.ProblemDetails.Extensions["host"]) = ("the host's title", true));

    private static void OwnProblems(WebApplicationBuilder builder) => builder.Services.AddSingleton<IProblemDetailsService, OwnProblemService>();

    private static void Controllers(WebApplicationBuilder builder) => builder.Services.AddControllersWithViews();

    private static void ResponseCaching(WebApplicationBuilder builder) => builder.Services.AddResponseCaching();

    private static void Antiforgery(WebApplicationBuilder builder) => builder.Services.AddAntiforgery();

    private static void ApiExplorer(WebApplicationBuilder builder) => builder.Services.AddEndpointsApiExplorer();

    private static void Validate(WebApplicationBuilder builder) =>
        builder.Host.UseDefaultServiceProvider(static options => options.ValidateOnBuild = options.ValidateScopes = true);

    private static void SmallCache(WebApplicationBuilder builder) => builder.Services.AddMemoryCache(static options => options.SizeLimit = 1);

    private static void FailingHttpClients(WebApplicationBuilder builder) => builder.Services.ConfigureHttpClientDefaults(static client =>
        client.ConfigureHttpClient(static _ => throw new InvalidOperationException("Nobody should make a client here.")));

    private static void NoLogging(WebApplicationBuilder builder) => builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(NullLoggerFactory.Instance));

    private sealed class OwnProblemService : IProblemDetailsService
    {
        public ValueTask WriteAsync(ProblemDetailsContext context) => throw new InvalidOperationException("Problems are ours to write.");
    }
}
