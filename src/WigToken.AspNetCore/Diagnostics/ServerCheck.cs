using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using WigToken.Storage.Access;

namespace WigToken.Diagnostics;

/// <summary>The server that this machine sends to: whether it answers, takes the token, and what time it is there.</summary>
internal sealed class ServerCheck : IDisposable
{
    public const string ServerVariable = "WIGTOKEN_TOKEN_SERVER";
    public const string TokenVariable = "WIGTOKEN_TOKEN";
    public const string MachineVariable = "WIGTOKEN_MACHINE";

    private const string Name = "server";
    private const string IssueAdvice = "Have a token issued on the server ('wigtoken tokens issue --user U --scope ingest') and set WIGTOKEN_TOKEN to it.";

    private readonly string _address;
    private readonly string _machine;
    private readonly TimeProvider _time;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 64 * 1024,
    };

    private ServerCheck(string address, string machine, TimeProvider time) => (_address, _machine, _time) = (address.TrimEnd('/'), machine, time);

    /// <summary>How far the server's clock is ahead of this one; null if it did not say.</summary>
    public TimeSpan? Skew { get; private set; }

    /// <summary>Null if the environment names no server.</summary>
    public static ServerCheck? FromEnvironment(Installed installed, TimeProvider time) =>
        Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } address
            ? new ServerCheck(address.Trim(), Environment.GetEnvironmentVariable(MachineVariable) is { Length: > 0 } name ? name : installed.Options.DefaultMachine ?? Environment.MachineName, time)
            : null;

    public void Dispose() => _client.Dispose();

    public async Task<IEnumerable<Check>> RunAsync(CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(_address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return [Check.Error(Name, $"{ServerVariable} is \"{Masking.Address(_address)}\"", "Set it to the server's address, such as https://usage.example.org.")];
        var checks = new List<Check>();
        if (uri.Scheme == "http" && !uri.IsLoopback)
            checks.Add(Check.Warning(Name, $"{Masking.Address(_address)} is not encrypted", "The token and the labels can be read on the way: use https."));
        var health = await AskAsync(new HttpRequestMessage(HttpMethod.Get, $"{_address}/health"), cancellationToken);
        checks.Add(health.Failure ?? (health.Status == HttpStatusCode.OK ? Check.Ok(Name, $"{Masking.Address(_address)} answers") : Refused(health, "/health")));
        if (checks[^1].State == CheckState.Ok)
            checks.Add(await TokenAsync(cancellationToken));
        return checks;
    }

    private async Task<Check> TokenAsync(CancellationToken cancellationToken)
    {
        const string Token = "token";
        if (Environment.GetEnvironmentVariable(TokenVariable)?.Trim() is not { Length: > 0 } text)
            return Check.Error(Token, $"{TokenVariable} is not set", IssueAdvice);
        // What cannot be a token may be another service's secret: it is sent nowhere.
        if (!TokenSecret.TryParse(text, out var secret))
            return Check.Error(Token, $"{TokenVariable} is no token: its length, characters or checksum are wrong", $"Was it copied completely? {IssueAdvice}");
        var body = new JsonObject { ["machine"] = _machine, ["messages"] = new JsonArray() };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_address}/api/ingest/messages")
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", secret.Reveal()) },
        };
        var answer = await AskAsync(request, cancellationToken);
        return answer.Failure ?? (answer.Status switch
        {
            HttpStatusCode.OK => Check.Ok(Token, $"the server takes {secret} for the machine {_machine}"),
            HttpStatusCode.Unauthorized => Check.Error(Token, $"the server does not know {secret} ({answer.Code}): {answer.Detail}", IssueAdvice),
            HttpStatusCode.Forbidden => Check.Error(Token, $"{secret} may not send usage ({answer.Code}): {answer.Detail}", IssueAdvice),
            HttpStatusCode.TooManyRequests => Check.Warning(Token, $"the server asks {secret} to wait ({answer.Code})", "Too much is sent with this token; try again in a minute."),
            _ => Refused(answer, "/api/ingest/messages") with { Name = Token },
        });
    }

    private static Check Refused(Answer answer, string path) => (int)answer.Status switch
    {
        >= 300 and < 400 => Check.Error(Name, $"{path} is redirected to {answer.Location}", $"A token is never sent to another address than the one configured: set {ServerVariable} to the one that answers."),
        404 => Check.Error(Name, $"{path} is not there (404)", $"Is it a WigToken server, and does {ServerVariable} include the path it is mounted at?"),
        503 => Check.Error(Name, $"{path} answers 503 ({answer.Code}): {answer.Detail}", "The server has trouble of its own; run 'wigtoken doctor' there."),
        var status => Check.Error(Name, $"{path} answers {status} ({answer.Code}): {answer.Detail}", $"Is {ServerVariable} the address of a WigToken server?"),
    };

    private async Task<Answer> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (sent, clock) = (_time.GetUtcNow(), Stopwatch.StartNew());
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            if (response.Headers.Date is { } date)
                Skew ??= date - (sent + (clock.Elapsed / 2));
            var (code, detail) = ProblemAnswer.Read(await response.Content.ReadAsStringAsync(cancellationToken));
            return new Answer(response.StatusCode, code, detail, Masking.Address(response.Headers.Location?.ToString() ?? "nowhere"), Failure: null);
        }
        catch (HttpRequestException exception)
        {
            return new Answer(default, "", "", "", Failed(exception));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Answer(default, "", "", "", Check.Error(Name, $"{Masking.Address(_address)} did not answer within {_client.Timeout.TotalSeconds} s", "Is it running, and does a firewall let this machine through?"));
        }
        finally
        {
            request.Dispose();
        }
    }

    private Check Failed(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => Check.Error(
            Name, $"no safe connection to {Masking.Address(_address)}: {exception.InnerException?.Message ?? exception.Message}", "Is its certificate valid for that name, and issued by somebody this machine trusts? Is this machine's clock right?"),
        HttpRequestError.NameResolutionError => Check.Error(Name, $"{Masking.Address(_address)} has a host name that is not known here", $"Look at the spelling of {ServerVariable}, and at the network."),
        _ => Check.Error(Name, $"{Masking.Address(_address)} cannot be reached: {exception.Message}", "Is it running, and does a firewall let this machine through?"),
    };

    private sealed record Answer(HttpStatusCode Status, string Code, string Detail, string Location, Check? Failure);
}
