using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WigToken.Contracts;

namespace WigToken.Agent.Tests.Drills;

/// <summary>Stands in for a server: takes what it is sent as a ledger does, and does to requests and answers what it is told to.</summary>
internal sealed class StandInMount(Uri address, Func<Fate> next, Action leave) : IDisposable
{
    private static readonly Predicate<int> All = static _ => true;

    private IngestRequest? _heldUp;

    public Uri Address => address;

    public ReceivedCopies Received { get; } = new();

    /// <summary>How many requests have come.</summary>
    public int Requests { get; private set; }

    /// <summary>Called when the sender is to die.</summary>
    public Action Kill { get; set; } = static () => { };

    public void Dispose() => leave();

    public async Task AnswerAsync(HttpContext context)
    {
        Requests++;
        var request = ReceivedCopies.Read(await ReadAsync(context.Request));
        var fate = next();
        // By its place: the same message is taken another time.
        Predicate<int> isLiked = fate == Fate.RejectSome ? static place => place % 3 != 1 : All;
        Take(request, fate, isLiked);
        switch (fate)
        {
            case Fate.LoseRequest or Fate.LoseAnswer or Fate.Overtake:
                context.Abort();
                break;
            case Fate.KillSender:
                Kill();
                context.Abort();
                break;
            case Fate.CutAnswer:
                await CutAsync(context, Answer(request, isLiked));
                break;
            case Fate.TakeAsOfOld:
                await context.Response.WriteAsync($$"""{"ok":true,"received":{{request.Messages.Count}},"applied":{{request.Messages.Count}},"duplicates":0}""");
                break;
            case Fate.AskForSignIn:
                await context.Response.WriteAsync("<html>Welcome to this hotel</html>");
                break;
            case Fate.Miscount:
                await context.Response.Body.WriteAsync(Answer(new IngestRequest("", [.. request.Messages, .. request.Messages, .. request.Messages]), All));
                break;
            case Fate.Take or Fate.TakeTwice or Fate.RejectSome or Fate.Lie:
                await context.Response.Body.WriteAsync(Answer(request, isLiked));
                break;
            default:
                await Refusal.WriteAsync(context, fate);
                break;
        }
    }

    private void Take(IngestRequest request, Fate fate, Predicate<int> isLiked)
    {
        if (fate is Fate.Take or Fate.TakeAsOfOld or Fate.TakeTwice or Fate.RejectSome or Fate.LoseAnswer or Fate.CutAnswer or Fate.KillSender)
            Received.Take(request, isLiked);
        if (fate == Fate.TakeTwice)
            Received.Take(request, isLiked);
        // What was held up on the way arrives behind what was sent later.
        if (_heldUp is not null)
            Received.Take(_heldUp, All);
        _heldUp = fate == Fate.Overtake ? request : null;
    }

    private static byte[] Answer(IngestRequest request, Predicate<int> isLiked)
    {
        List<RejectedMessage> rejected =
            [.. request.Messages.Select((message, i) => new RejectedMessage(i, message.MessageId, "not_liked")).Where(row => !isLiked(row.Index))];
        var response = new IngestResponse(true, request.Messages.Count, request.Messages.Count - rejected.Count, 0, 0, rejected);
        return JsonSerializer.SerializeToUtf8Bytes(response, WigTokenJson.Default.IngestResponse);
    }

    private static async Task CutAsync(HttpContext context, byte[] answer)
    {
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await using var plain = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        await plain.CopyToAsync(body);
        return body.ToArray();
    }
}
