using WigToken.Agent.Discovery;
using WigToken.Parsing;

namespace WigToken.Agent.Tests.Discovery;

public sealed class TranscriptLabelsTests
{
    [Theory]
    [InlineData("-home-ann-app", true)]
    [InlineData("C--Users-ann-app", true)]
    [InlineData("z--", true)]
    [InlineData("-", true)]
    [InlineData("ann", false)]
    [InlineData("C-Users-ann", false)]
    [InlineData("1--x", false)]
    [InlineData("é--x", false)]
    [InlineData("ann--laptop", false)]
    [InlineData("C-", false)]
    [InlineData("", false)]
    public void IsProjectName_AWorkingDirectoryAsClaudeCodeWritesIt(string folder, bool isProject) =>
        Assert.Equal(isProject, TranscriptLabels.IsProjectName(folder));

    [Theory]
    [InlineData("-home-ann-app/s.jsonl", "-home-ann-app")]
    [InlineData("-home-ann-app/s/subagents/workflows/w/agent-1.jsonl", "-home-ann-app")]
    [InlineData("C--Users-ann-app/s.jsonl", "C--Users-ann-app")]
    [InlineData("bob/projects/-x/s.jsonl", "bob")]
    [InlineData("s.jsonl", "")]
    public void Of_Solo_ProjectIsTheFirstFolder(string path, string project) =>
        Assert.Equal(new UsageOrigin("ann", "laptop", project, "claude-code"), Of(path, TranscriptLayout.Solo));

    [Theory]
    [InlineData("bob/projects/-app/s.jsonl", "bob", "laptop", "-app")]
    [InlineData("bob/projects/C--app/s/subagents/agent-1.jsonl", "bob", "laptop", "C--app")]
    [InlineData("bob/projects/s.jsonl", "bob", "laptop", "")]
    [InlineData("bob/desk/projects/-app/s.jsonl", "bob", "desk", "-app")]
    [InlineData("bob/desk/projects/plain/s/subagents/agent-1.jsonl", "bob", "desk", "plain")]
    [InlineData("bob/desk/projects/s.jsonl", "bob", "desk", "")]
    [InlineData("bob/-app/s.jsonl", "bob", "laptop", "-app")]
    [InlineData("bob/-app/projects/s.jsonl", "bob", "laptop", "-app")]
    [InlineData("bob/C--app/s/subagents/agent-1.jsonl", "bob", "laptop", "C--app")]
    [InlineData("bob/notes/s.jsonl", "bob", "laptop", "notes")]
    [InlineData("bob/s.jsonl", "bob", "laptop", "")]
    [InlineData("s.jsonl", "ann", "laptop", "")]
    public void Of_Team_UserMachineAndProjectComeFromThePlace(string path, string user, string machine, string project) =>
        Assert.Equal(new UsageOrigin(user, machine, project, "claude-code"), Of(path, TranscriptLayout.Team));

    [Theory]
    [InlineData("projects")]
    [InlineData("-bob")]
    [InlineData("C--bob")]
    [InlineData("bob@example.org")]
    [InlineData("Bob Ó Súilleabháin 🙂")]
    [InlineData("b\no\\b")]
    [InlineData("<script>")]
    public void Of_TeamUserWithAnOddName_IsTakenAsItIs(string user)
    {
        Assert.Equal(new UsageOrigin(user, "laptop", "-app", "claude-code"), Of(user + "/projects/-app/s.jsonl", TranscriptLayout.Team));
        Assert.Equal(new UsageOrigin(user, "desk", "-app", "claude-code"), Of(user + "/desk/projects/-app/s.jsonl", TranscriptLayout.Team));
        Assert.Equal(new UsageOrigin(user, "laptop", "-app", "claude-code"), Of(user + "/-app/s.jsonl", TranscriptLayout.Team));
    }

    private static UsageOrigin Of(string path, TranscriptLayout layout) => TranscriptLabels.Of(path, layout, "ann", "laptop", "claude-code");
}
