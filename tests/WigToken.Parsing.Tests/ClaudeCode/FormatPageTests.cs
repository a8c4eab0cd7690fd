using WigToken.Tests;

namespace WigToken.Parsing.Tests.ClaudeCode;

/// <summary><c>docs/formats/claude-code.md</c> says what is: its code is compiled here, its transcripts are read, its tables are complete.</summary>
/// <remarks>The console belongs to the process; nothing else may write to it meanwhile.</remarks>
[Collection(nameof(FormatPageTests))]
[CollectionDefinition(nameof(FormatPageTests), DisableParallelization = true)]
public sealed class FormatPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _page = Text("docs/formats/claude-code.md");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Example_IsTheCompiledMethod()
    {
        var source = Text("tests/WigToken.Parsing.Tests/ClaudeCode/TokensPerModelExample.cs");

        Assert.Equal(Body(source), Assert.Single(Blocks("csharp")));
    }

    [Fact]
    public void Example_OnThePagesTranscript_PrintsWhatThePageSays()
    {
        Write("-home-alice-app/session.jsonl", Assert.Single(Blocks("json")));

        Assert.Equal(Assert.Single(Blocks("text")), Printed());
    }

    [Fact]
    public void Example_OnATree_PrintsEveryMessageOnceByItsBestCopy()
    {
        var first = Line("m1", "claude-a", output: 100);
        Write("-home-alice-app/s1.jsonl", Line("m1", "claude-a", output: 1) + first + """{"type":"user","toolUseResult":{"usage":{"output_tokens":9999}}}""" + "\n");
        Write("-home-alice-app/s2.jsonl", first + Line("m2", "claude-a", output: 20));
        Write("-home-alice-app/s1/subagents/workflows/w1/agent-a1.jsonl", Line("m3", "claude-b", output: 3));
        Write("-home-alice-app/s1/subagents/agent-a1.meta.json", Line("m4", "claude-b", output: 4));

        // Ten tokens of input with each message. The order of models follows that of files, which no file system promises.
        Assert.Equal(
            ["claude-a: 140 tokens, messages: 2", "claude-b: 13 tokens, messages: 1"],
            Printed().Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reasons_AllStandOnThePage() =>
        Assert.All(Enum.GetNames<SkipReason>(), reason => Assert.Contains($"\n| `{reason}` |", _page, StringComparison.Ordinal));

    private static string Text(string relative) => File.ReadAllText(RepositoryFiles.PathOf(relative)).ReplaceLineEndings("\n");

    /// <summary>The body of the one method of a class, without the indentation.</summary>
    private static string Body(string source)
    {
        const string Indentation = "        ";
        var lines = source.Split('\n').SkipWhile(static line => line != "    {").Skip(1).TakeWhile(static line => line != "    }");
        return string.Concat(lines.Select(static line => (line.StartsWith(Indentation, StringComparison.Ordinal) ? line[Indentation.Length..] : line) + "\n"));
    }

    private static string Line(string id, string model, int output) =>
        $$$$"""{"type":"assistant","timestamp":"2026-01-01T00:00:00Z","message":{"id":"{{{{id}}}}","model":"{{{{model}}}}","usage":{"input_tokens":10,"output_tokens":{{{{output}}}}}}}""" + "\n";

    /// <summary>The page's code blocks of one language.</summary>
    private IEnumerable<string> Blocks(string language) =>
        _page.Split($"```{language}\n").Skip(1).Select(static rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]);

    private void Write(string relative, string text)
    {
        var path = Path.Combine(_folder.Path, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Printed()
    {
        var console = Console.Out;
        using var printed = new StringWriter { NewLine = "\n" };
        Console.SetOut(printed);
        try
        {
            TokensPerModelExample.Print(_folder.Path);
        }
        finally
        {
            Console.SetOut(console);
        }

        return printed.ToString();
    }
}
