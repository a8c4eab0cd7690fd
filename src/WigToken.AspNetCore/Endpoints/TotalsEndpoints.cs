using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Live;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>The totals, once and as a stream.</summary>
internal static class TotalsEndpoints
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(25);

    // A reader that does not read holds a connection and memory; Kestrel alone would let it.
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(15);

    // Some dozen events. What the system buffers on top of that a client that never reads costs in memory, and in time until it is noticed.
    private const int SendBuffer = 16 * 1024;

    private static readonly ReadOnlyMemory<byte> Retry = "retry: 2000\n\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Ping = "event: ping\ndata: {}\n\n"u8.ToArray();

    public static void MapTotals(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/usage/totals", AccessLevel.Counter, TotalsAsync);
        routes.MapRead("/api/usage/stream", AccessLevel.Counter, StreamAsync).DisableRequestTimeout().DisableRateLimiting();
    }

    public static async Task TotalsAsync(HttpContext context)
    {
        var (sum, _) = await context.Service<IUsageStore>().GetTotalAsync(context.RequestAborted);
        await context.WriteJsonAsync(Shapes.Totals(sum, context.Service<TimeProvider>().GetUtcNow()), WigTokenJson.Default.TotalsResponse);
    }

    public static async Task StreamAsync(HttpContext context)
    {
        using var slot = context.Service<StreamSlots>().Take(Client.Address(context));
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers.ContentEncoding = "identity";
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers.XContentTypeOptions = "nosniff";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<IConnectionSocketFeature>() is { } connection)
            connection.Socket.SendBufferSize = SendBuffer;
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        // A host that stops must not wait for streams, which never end by themselves.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, context.Service<IHostApplicationLifetime>().ApplicationStopping);
        try
        {
            await PumpAsync(context, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client has gone or the host is stopping; browsers come back by themselves.
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
    }

    private static async Task PumpAsync(HttpContext context, CancellationToken ending)
    {
        var live = context.Service<LiveTotals>();
        var time = context.Service<TimeProvider>();
        using var subscription = live.Subscribe();
        await WriteAsync(context, Retry, ending);
        var seen = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : -1;
        Task<LiveFrame>? next = null;
        while (await MayGoOnAsync(context, ending))
        {
            // The same task over all pings: one a ping would pile up until the next change.
            next ??= live.NextAsync(seen, ending);
            if (!await IsInTimeAsync(next, time, ending))
            {
                await WriteAsync(context, Ping, ending);
                continue;
            }

            var frame = await next;
            (seen, next) = (frame.Version, null);
            await WriteAsync(context, frame.Bytes, ending);
        }
    }

    /// <summary>Whoever loses their token meanwhile sees no more.</summary>
    private static async ValueTask<bool> MayGoOnAsync(HttpContext context, CancellationToken ending) =>
        context.Features.Get<Caller>()?.Token is not { } token || !await context.Service<EndedTokens>().HasEndedAsync(token, ending);

    private static async Task<bool> IsInTimeAsync(Task<LiveFrame> next, TimeProvider time, CancellationToken ending)
    {
        try
        {
            await next.WaitAsync(PingInterval, time, ending);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes, CancellationToken ending)
    {
        var time = context.Service<TimeProvider>();
        await context.Response.Body.WriteAsync(bytes, ending).AsTask().WaitAsync(WriteTimeout, time, ending);
        await context.Response.Body.FlushAsync(ending).WaitAsync(WriteTimeout, time, ending);
    }
}
