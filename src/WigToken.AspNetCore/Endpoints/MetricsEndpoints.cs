using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prometheus;
using WigToken.Access;
using WigToken.Metrics;

namespace WigToken.Endpoints;

/// <summary>Prometheus text, or OpenMetrics when the scraper asks for it.</summary>
internal static class MetricsEndpoints
{
    private const string OpenMetrics = "application/openmetrics-text";

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapRead("/metrics", AccessLevel.Counter, MetricsAsync);

    private static async Task MetricsAsync(HttpContext context)
    {
        var isOpen = context.Request.Headers.Accept.ToString().Contains(OpenMetrics, StringComparison.OrdinalIgnoreCase);
        context.Response.ContentType = isOpen ? OpenMetrics + "; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Service<UsageMetrics>().WriteAsync(
            context.Response.Body, isOpen ? ExpositionFormat.OpenMetricsText : ExpositionFormat.PrometheusText, context.RequestAborted);
    }
}
