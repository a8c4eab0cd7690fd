using System.Text.Json;

namespace WigToken.Server.Tests.Hooks;

/// <summary>The settings that people paste.</summary>
public sealed class HookPageTests
{
    private static readonly TimeSpan AgentLimit = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(0, "wigtoken-agent hook")]
    [InlineData(1, "bash ~/.wigtoken-hook/hook.sh")]
    public void Settings_CallTheProgramForTheThreeEvents_AndLeaveItMoreTimeThanItTakes(int block, string command)
    {
        Assert.Equal(2, HookPage.Settings.Count);
        var settings = JsonSerializer.Deserialize<JsonElement>(HookPage.Settings[block]);

        var events = settings.GetProperty("hooks").EnumerateObject().ToList();

        Assert.Equal(["Stop", "SubagentStop", "SessionEnd"], events.ConvertAll(static hook => hook.Name));
        foreach (var hook in events.Select(static hook => Assert.Single(Assert.Single(hook.Value.EnumerateArray()).GetProperty("hooks").EnumerateArray())))
        {
            Assert.Equal("command", hook.GetProperty("type").GetString());
            Assert.Equal(command, hook.GetProperty("command").GetString());
            Assert.True(TimeSpan.FromSeconds(hook.GetProperty("timeout").GetInt32()) > AgentLimit);
        }
    }
}
