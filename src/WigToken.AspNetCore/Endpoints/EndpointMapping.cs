using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WigToken.Access;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>
/// How every endpoint is mapped: with the edge at which errors become answers, the gate, and a 405 for other methods. Handlers take the
/// context themselves: a host's binding, JSON options and error pages have no say in what they read and write.
/// </summary>
internal static partial class EndpointMapping
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps a read. HEAD is answered as GET is, without the body.</summary>
    public static IEndpointConventionBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, AccessLevel access, Func<HttpContext, Task> handler)
    {
        routes.Map(pattern, Edge(AccessLevel.Open, MethodNotAllowedAsync));
        return routes.MapMethods(pattern, GetAndHead, Edge(access, handler));
    }

    /// <summary>Answers in JSON for every path below that nothing else is mapped to.</summary>
    public static void MapRest(this IEndpointRouteBuilder routes, string pattern) => routes.Map(pattern, Edge(AccessLevel.Open, NotFoundAsync));

    public static Task WriteJsonAsync<T>(this HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type, context.RequestAborted);
    }

    public static T Service<T>(this HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    private static RequestDelegate Edge(AccessLevel access, Func<HttpContext, Task> handler) => async context =>
    {
        try
        {
            Gate.AllowOrigin(context, access);
            if (await Gate.AdmitAsync(context, access))
                await handler(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, or a time limit of the host is over: the server knows the one, the host's middleware the other.
            throw;
        }
        catch (BadQueryException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Code, exception.Message);
        }
        catch (WigTokenException exception) when (!context.Response.HasStarted)
        {
            LogStorage(context.Service<ILoggerFactory>().CreateLogger("WigToken.Endpoints"), exception.Code, exception.Message);
            context.Response.Headers.RetryAfter = "5";
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Code, "The database cannot be used just now; the server's log says why.");
        }
#pragma warning disable CA1031 // The edge: a mistake of ours is an answer of ours, not the host's error page, and its text stays in the log.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            var id = Guid.NewGuid().ToString("N");
            LogMistake(context.Service<ILoggerFactory>().CreateLogger("WigToken.Endpoints"), id, exception);
            await Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, "internal", $"Something went wrong here. The server's log has the details under {id}.");
        }
    };

    private static Task MethodNotAllowedAsync(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, HEAD";
        return Problems.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "method_not_allowed", $"{Query.Quote(context.Request.Method)} is not understood here; expected GET or HEAD.");
    }

    private static Task NotFoundAsync(HttpContext context) => Problems.WriteAsync(
        context, StatusCodes.Status404NotFound, "not_found", "There is nothing at this address; openapi/wigtoken.json lists what there is.");

    [LoggerMessage(EventId = 70, Level = LogLevel.Warning, Message = "A request was answered 503 {Code}: {Reason}")]
    private static partial void LogStorage(ILogger logger, string code, string reason);

    [LoggerMessage(EventId = 71, Level = LogLevel.Error, Message = "A request failed; it was told the id {Id}.")]
    private static partial void LogMistake(ILogger logger, string id, Exception exception);
}
