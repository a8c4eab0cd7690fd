using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WigToken.Configuration;
using WigToken.Endpoints;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken;

/// <summary>For programs that are WigToken, not for hosts that embed it: where to listen, and how to say what keeps it from starting.</summary>
public static partial class WigTokenProgram
{
    private const int DefaultPort = 10103;
    private const int ResponseBuffer = 16 * 1024;

    /// <summary>
    /// Runs the program until it is stopped, listening on <c>PORT</c> and <c>HOST</c>: by default 10103, on loopback in solo mode and on all
    /// addresses in team mode. What keeps it from starting is written to standard error, all of it at once and without a stack trace.
    /// </summary>
    /// <returns>The exit code: 0, or 1 when it could not start.</returns>
    public static async Task<int> RunWigTokenAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var problems = new List<string>();
        var address = Address(problems);
        try
        {
            var settings = app.Services.GetRequiredService<WigTokenSettings>();
            if (!IsAddressConfigured(app))
                app.Urls.Add(Url(address.Host ?? (settings.IsSolo ? IPAddress.Loopback : IPAddress.IPv6Any), address.Port, problems));
            if (problems.Count == 0)
            {
                // What a client that never reads its stream may hold of our memory.
                app.Services.GetRequiredService<IOptions<SocketTransportOptions>>().Value.MaxWriteBufferSize = ResponseBuffer;
                app.MapRest("/{**path}");
                await app.StartAsync();
                await FirstAdminAsync(app.Services);
                LogStarted(app.Logger, SetupEndpoints.Version, settings.IsSolo ? "solo" : "team", string.Join(", ", app.Urls));
                await app.WaitForShutdownAsync();
                return 0;
            }
        }
        catch (OptionsValidationException exception)
        {
            problems.InsertRange(0, exception.Failures);
            if (!IsAddressConfigured(app))
                Url(address.Host ?? IPAddress.Loopback, address.Port, problems);
        }
        catch (WigTokenException exception)
        {
            problems.Add(exception.Message);
        }
        catch (IOException exception)
        {
            // Kestrel's way to say that it cannot listen.
            problems.Add(exception.Message);
        }
        finally
        {
            await app.DisposeAsync();
        }

        await Console.Error.WriteLineAsync($"WigToken cannot start:{string.Concat(problems.Select(static problem => $"\n  - {problem}"))}");
        return 1;
    }

    /// <summary>Somebody must be able to administer: where nobody can, a token is made and shown, this once and not in the log.</summary>
    private static async Task FirstAdminAsync(IServiceProvider services)
    {
        var secret = TokenSecret.Generate(TokenScope.Admin);
        var audit = new AuditEntry { TimeMs = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds(), Action = AuditActions.TokenIssued, User = "start" };
        var wanted = new NewToken("admin", TokenScope.Admin, "first start", EmbedExposures.None, null);
        if (await services.GetRequiredService<ITokenStore>().IssueFirstAdminAsync(wanted, secret, audit, CancellationToken.None) is not null)
            await Console.Out.WriteLineAsync($"Admin token, shown only now: {secret.Reveal()}");
    }

    /// <summary>What <c>PORT</c> and <c>HOST</c> say; adds a problem for each that cannot be read.</summary>
    internal static (IPAddress? Host, int Port) Address(List<string> problems)
    {
        var (port, host) = (DefaultPort, (IPAddress?)null);
        if (Environment.GetEnvironmentVariable("PORT") is { Length: > 0 } portText
            && !(int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= IPEndPoint.MaxPort))
            problems.Add($"PORT is \"{portText}\"; expected a number from 0 to {IPEndPoint.MaxPort}.");
        if (Environment.GetEnvironmentVariable("HOST") is { Length: > 0 } hostText)
        {
            if (hostText.Equals("localhost", StringComparison.OrdinalIgnoreCase))
                host = IPAddress.Loopback;
            else if (!IPAddress.TryParse(hostText, out host))
                problems.Add($"HOST is \"{hostText}\"; expected an IP address of this machine, such as 127.0.0.1 or 0.0.0.0.");
        }

        return (host, port);
    }

    private static bool IsAddressConfigured(WebApplication app) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PORT")) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("HOST"))
        && !string.IsNullOrEmpty(app.Configuration["urls"]);

    /// <summary>The address to listen on; adds a problem when another program has it.</summary>
    private static string Url(IPAddress host, int port, List<string> problems)
    {
        var endpoint = new IPEndPoint(host, Math.Clamp(port, 0, IPEndPoint.MaxPort));
        try
        {
            // Bound, not listening: nobody can connect to a socket that is about to be closed.
            using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endpoint);
        }
        catch (SocketException exception)
        {
            problems.Add(exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"PORT {port} on {host} is taken by another program. Is WigToken running already? Stop that program, or set PORT to another number."
                : $"PORT {port} on {host} cannot be listened on: {exception.Message}. Set PORT and HOST to an address of this machine.");
        }

        return $"http://{endpoint}";
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "WigToken {Version} ({Mode}) is at {Urls}")]
    private static partial void LogStarted(ILogger logger, string version, string mode, string urls);
}
