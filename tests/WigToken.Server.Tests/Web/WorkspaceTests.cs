using WigToken.Tests;

namespace WigToken.Server.Tests.Web;

/// <summary>The npm workspace in <c>web/</c> has tests and checks of its own.</summary>
public sealed class WorkspaceTests
{
    private static readonly string Web = RepositoryFiles.PathOf("web");

    [Theory]
    [InlineData("test", "widget")]
    [InlineData("check", "widget")]
    [InlineData("test", "dashboard")]
    [InlineData("check", "dashboard")]
    public Task Package_PassesItsOwnTests(string script, string package) => RunAsync("run", script, $"--workspace={package}");

    [Fact]
    public Task Workspace_IsAsBiomeWantsIt() => RunAsync("run", "lint");

    private static async Task RunAsync(params IEnumerable<string> arguments)
    {
        var npm = Installed.PathOf("npm");
        if (!Directory.Exists(Path.Combine(Web, "node_modules")))
            Assert.Skip("web/node_modules is missing: the web parts were not built (BuildWeb=false).");
        var (code, output) = await Commands.RunAsync(npm, ["--prefix", Web, .. arguments]);

        Assert.True(code == 0, output);
    }
}
