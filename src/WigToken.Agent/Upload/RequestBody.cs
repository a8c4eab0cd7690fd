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

    public static byte[] Write(QueuedMessages batch)
    {
        using var body = new MemoryStream(64 + batch.Messages.Sum(static message => message.Body.Length + 1));
        // The name has no character that JSON would write differently.
        body.Write(Encoding.UTF8.GetBytes($$"""{"machine":"{{batch.Machine}}","messages":["""));
        for (var i = 0; i < batch.Count; i++)
        {
            if (i > 0)
                body.WriteByte((byte)',');
            body.Write(batch.Messages[i].Body);
        }

        body.Write("]}"u8);
        return body.ToArray();
    }

    public static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return compressed.ToArray();
    }
}
