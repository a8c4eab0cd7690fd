using System.Net;
using WigToken.Agent.Outbox;

namespace WigToken.Agent.Upload;

/// <summary>What an answer means for the messages that were sent. Nothing but a WigToken server's own word ends their waiting.</summary>
internal static class Judgement
{
    /// <param name="answer">What came back.</param>
    /// <param name="sent">How many messages were sent.</param>
    /// <param name="server">Where to.</param>
    public static Verdict Of(Answer answer, int sent, Uri server) => answer.Status switch
    {
        null => new Verdict.Kept(answer.Detail, null),
        HttpStatusCode.OK => answer.Taken is { Ok: true } taken && taken.Received == sent
            ? new Verdict.Taken([.. (taken.Rejected ?? []).Where(row => row.Index >= 0 && row.Index < sent).Select(static row => new RefusedMessage(row.Index, row.Reason))])
            : new Verdict.Kept($"{server} answers, but not as a WigToken server does. Does this network ask for a sign-in first? {Advice(server)}", null),
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => new Verdict.Paused(Redirected(answer, server)),
        HttpStatusCode.Unauthorized => new Verdict.Paused($"The server does not take the token{Why(answer)}. Have one issued there: wigtoken tokens issue --user NAME --scope ingest"),
        HttpStatusCode.Forbidden => new Verdict.Paused($"The server does not let this token send usage{Why(answer)}. It needs one with the scope 'ingest'."),
        HttpStatusCode.RequestEntityTooLarge => new Verdict.Divided(Reason(answer), IsPlainFirst: false),
        HttpStatusCode.TooManyRequests => new Verdict.Kept($"The server asks to send less often{Why(answer)}.", answer.RetryAfter),
        HttpStatusCode.RequestTimeout => new Verdict.Kept($"The server did not get the whole request in time{Why(answer)}.", answer.RetryAfter),
        >= HttpStatusCode.InternalServerError => new Verdict.Kept($"The server has trouble of its own: {(int)answer.Status}{Why(answer)}.", answer.RetryAfter),
        // Says nothing of the messages: the address is wrong, or something on the way answers.
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.ProxyAuthenticationRequired => new Verdict.Paused(Misplaced(answer, server)),
        _ when answer.Code is null => new Verdict.Paused(Misplaced(answer, server)),
        // One message may have spoilt it for all; and a body that was damaged on the way is sent again, plainly.
        HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType => new Verdict.Divided(Reason(answer), IsPlainFirst: true),
        _ => new Verdict.SetAside(Reason(answer)),
    };

    private static string Redirected(Answer answer, Uri server) => answer.Location is { } location
        ? $"{server} sends requests on to {location}. A token is never sent to another address than the one that was given: set the server to the one that answers."
        : $"{server} answers with a redirect ({(int)answer.Status!}) that leads nowhere. {Advice(server)}";

    private static string Misplaced(Answer answer, Uri server) => $"{server} answers {(int)answer.Status!}{Why(answer)}. {Advice(server)}";

    private static string Advice(Uri server) => $"Is {server} a WigToken server, with the path it is mounted at?";

    private static string Reason(Answer answer) => $"{(int)answer.Status!}{Why(answer)}";

    private static string Why(Answer answer) => (answer.Code, answer.Detail) switch
    {
        (null, _) => "",
        ({ } code, "") => $" ({code})",
        var (code, detail) => $" ({code}): {detail.TrimEnd('.')}",
    };
}
