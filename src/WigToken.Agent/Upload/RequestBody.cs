using System.IO.Compression;
using System.Text;
using WigToken.Agent.Outbox;

namespace WigToken.Agent.Upload;

/// <summary>The body of a request: what the server calls an ingest request, made of messages that are JSON already.</summary>
internal static class RequestBody
{
    /// <summary>The most messages that a server takes at once.</summary>
    public const int MostMessages = 1000;

    /// <summary>Half of what a server takes at once, and never more than it takes compressed.</summary>
    public const long MostBytes = 4 * 1024 * 1024;

    // What gzip makes of counts and ids, with some room.
    private const int Compression = 4;

    /// <summary>The body as it is sent.</summary>
    /// <param name="batch">What to send.</param>
    /// <param name="isCompressed">Whether by gzip: it is then never in memory as a whole, and so no large object of the garbage collector's.</param>
    public static ReadOnlyMemory<byte> Of(QueuedMessages batch, bool isCompressed)
    {
        var length = 64 + batch.Messages.Sum(static message => message.Body.Length + 1);
        var body = new MemoryStream(isCompressed ? length / Compression : length);
        if (isCompressed)
        {
            using var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
            Write(batch, gzip);
        }
        else
        {
            Write(batch, body);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static void Write(QueuedMessages batch, Stream body)
    {
        // The name has no character that JSON would write differently.
        body.Write(Encoding.UTF8.GetBytes($$"""{"machine":"{{batch.Machine}}","messages":["""));
        for (var i = 0; i < batch.Count; i++)
        {
            if (i > 0)
                body.WriteByte((byte)',');
            body.Write(batch.Messages[i].Body);
        }

        body.Write("]}"u8);
    }
}
