using WigToken.Parsing.ClaudeCode;

namespace WigToken.Parsing.Tests.ClaudeCode;

/// <summary>The example of <c>docs/formats/claude-code.md</c>; a test compares the two.</summary>
internal static class TokensPerModelExample
{
    public static void Print(string folder)
    {
        var tally = new UsageTally();
        var reader = new TranscriptReader(ClaudeCodeFormat.Instance);
        foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories))
        {
            using var stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var modified = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
            reader.Read(stream, TranscriptPosition.Start, modified.ToUnixTimeMilliseconds(), tally);
        }
        foreach (var (model, messages, counts) in tally.PerModel())
            Console.WriteLine($"{model}: {counts.Total} tokens, messages: {messages}");
    }
}
