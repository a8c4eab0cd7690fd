using System.Globalization;
using System.Text;

namespace WigToken.Server.Tests;

/// <summary>Writes lines as Claude Code does, appending.</summary>
internal sealed class TranscriptFile(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>An assistant line with its line feed.</summary>
    public static string Line(string id, long output, string text = "hello") => string.Create(CultureInfo.InvariantCulture,
        $$$"""
        {"parentUuid":null,"isSidechain":false,"cwd":"/home/alice/app","sessionId":"s-1","version":"2.1.220","message":{"model":"claude-opus-5","id":"{{{id}}}","type":"message","role":"assistant","content":[{"type":"text","text":"{{{text}}}"}],"stop_reason":null,"usage":{"input_tokens":3,"cache_creation_input_tokens":200,"cache_read_input_tokens":1000,"output_tokens":{{{output}}},"service_tier":"standard"} },"requestId":"req_{{{id}}}","type":"assistant","uuid":"u-{{{id}}}","timestamp":"2026-05-0{{{output % 9 + 1}}}T10:00:00.000Z"}
        """) + "\n";

    public void Append(string text) => _stream.Write(Encoding.UTF8.GetBytes(text));

    public void Dispose() => _stream.Dispose();
}
