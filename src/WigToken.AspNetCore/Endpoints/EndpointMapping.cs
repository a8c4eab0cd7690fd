using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WigToken.Access;
using WigToken.Configuration;
using WigToken.Metrics;
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
        routes.MapOthers(pattern, GetAndHead);
        return routes.MapMethods(pattern, GetAndHead, Edge(access, handler));
    }

    /// <summary>Maps a path that several methods are for, each with who may call it.</summary>
    public static void MapActions(
        this IEndpointRouteBuilder routes, string pattern, params (string Method, AccessLevel Access, Func<HttpContext, Task> Handler)[] actions)
    {
        routes.MapOthers(pattern, [.. actions.SelectMany(static action => Methods(action.Method))]);
        foreach (var (method, access, handler) in actions)
            routes.MapMethods(pattern, Methods(method), Edge(access, handler));
    }

    /// <summary>Answers in JSON for every path below that nothing else is mapped to.</summary>
    public static void MapRest(this IEndpointRouteBuilder routes, string pattern) => routes.Map(pattern, Edge(AccessLevel.Open, NotFoundAsync));

    public static WigTokenSettings Settings(this HttpContext context) => context.Service<WigTokenSettings>();

    public static long NowMs(this HttpContext context) => context.Service<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();

    public static T Service<T>(this HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    private static RequestDelegate Edge(AccessLevel access, Func<HttpContext, Task> handler) => async context =>
    {
        try
        {
            Gate.AllowOrigin(context, access);
            await Gate.AdmitAsync(context, access);
            await handler(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, or a time limit of the host is over: the server knows the one, the host's middleware the other.
            throw;
        }
        catch (ProblemException exception)
        {
            context.Service<ServerMetrics>().Refused(exception.Code);
            if (exception.Header is { } header)
                context.Response.Headers[header.Name] = header.Value;
            await Problems.WriteAsync(context, exception.Status, exception.Code, exception.Message);
        }
        catch (WigTokenException exception) when (!context.Response.HasStarted)
        {
            LogStorage(context.Service<ILoggerFactory>().CreateLogger("WigToken.Endpoints"), exception.Code, exception.Message);
            context.Service<ServerMetrics>().Refused(exception.Code);
            context.Response.Headers.RetryAfter = RetryAfter(exception.Code);
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

    // Seconds: a lock is soon gone; a full or broken disk waits for somebody.
    private static string RetryAfter(string code) => code switch
    {
        "storage_busy" => "1",
        "shutting_down" => "5",
        _ => "60",
    };

    /// <summary>405 for the methods that a path is not for.</summary>
    private static void MapOthers(this IEndpointRouteBuilder routes, string pattern, string[] allowed) => routes.Map(pattern, Edge(AccessLevel.Open, context =>
    {
        context.Response.Headers.Allow = string.Join(", ", allowed);
        return Problems.WriteAsync(
            context, StatusCodes.Status405MethodNotAllowed, "method_not_allowed",
            $"{Query.Quote(context.Request.Method)} is not understood here; expected {string.Join(" or ", allowed)}.");
    }));

    private static string[] Methods(string method) => method == HttpMethods.Get ? GetAndHead : [method];

    private static Task NotFoundAsync(HttpContext context) => Problems.WriteAsync(
        context, StatusCodes.Status404NotFound, "not_found", "There is nothing at this address; openapi/wigtoken.json lists what there is.");

    [LoggerMessage(EventId = 70, Level = LogLevel.Warning, Message = "A request was answered 503 {Code}: {Reason}")]
    private static partial void LogStorage(ILogger logger, string code, string reason);

    [LoggerMessage(EventId = 71, Level = LogLevel.Error, Message = "A request failed; it was told the id {Id}.")]
    private static partial void LogMistake(ILogger logger, string id, Exception exception);
}
