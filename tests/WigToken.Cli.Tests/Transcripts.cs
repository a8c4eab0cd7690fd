using System.Globalization;

namespace WigToken.Cli.Tests;

/// <summary>Transcripts as Claude Code writes them.</summary>
internal static class Transcripts
{
    public static string Line(string id, string model = "claude-opus-4-1", string at = "2026-05-01T10:00:00.000Z") => string.Create(CultureInfo.InvariantCulture,
        $$$"""
        {"parentUuid":null,"isSidechain":false,"sessionId":"s-1","message":{"model":"{{{model}}}","id":"{{{id}}}","type":"message","role":"assistant","content":[],"usage":{"input_tokens":1000000,"output_tokens":1000000} },"requestId":"req_{{{id}}}","type":"assistant","uuid":"u-{{{id}}}","timestamp":"{{{at}}}"}
        """) + "\n";

    /// <summary>Appends messages to a transcript of the project <c>-app</c>.</summary>
    public static string Append(this Tool tool, string file, params string[] lines)
    {
        var path = Path.Combine(tool.Projects, "-app", file);
        File.AppendAllText(path, string.Concat(lines));
        return path;
    }
}
