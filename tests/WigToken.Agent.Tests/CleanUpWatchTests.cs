using WigToken.Agent.Discovery;
using WigToken.Agent.Tests.Upload;
using WigToken.Parsing;

namespace WigToken.Agent.Tests;

public sealed class CleanUpWatchTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly WigTokenAgentOptions _options;

    public CleanUpWatchTests() => _options = Agents.Options(_folder, new Uri("http://127.0.0.1:1"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_DueWithinThreeDaysAndUnread_TheMostUrgentFirst()
    {
        File.WriteAllText(_folder.File("settings.json"), """{"cleanupPeriodDays": 10}""");
        Write("late", daysOld: 9);
        Write("later", daysOld: 8);
        Write("fresh", daysOld: 6);
        var read = TranscriptTree.Walk(_options.Roots[0]).Single(static file => file.Path.EndsWith("late.jsonl", StringComparison.Ordinal));

        Assert.Equal(["late.jsonl", "later.jsonl"], Find());
        Assert.Equal(["later.jsonl"], Find(new TranscriptState(read.Path, read.Size, read.ModifiedMs, TranscriptPosition.Start)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"cleanupPeriodDays\":\"x\"}")]
    [InlineData("not json")]
    public void Find_SettingsThatSayNothing_ThirtyDays(string settings)
    {
        File.WriteAllText(_folder.File("settings.json"), settings);
        Write("due", daysOld: 28);
        Write("fresh", daysOld: 26);

        Assert.Equal(["due.jsonl"], Find());
    }

    private IEnumerable<string> Find(params TranscriptState[] states) => CleanUpWatch.Find(_options, states, Now).Select(static file => Path.GetFileName(file.Path));

    private void Write(string name, int daysOld)
    {
        var path = _folder.File("projects", "-app", name + ".jsonl");
        File.WriteAllText(path, Lines.Of(name));
        File.SetLastWriteTimeUtc(path, Now.UtcDateTime.AddDays(-daysOld));
    }
}
