namespace WigToken.Cli.Tests;

public sealed class EmbedOriginsTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Origins_AddListRemove_AreNormalised()
    {
        (await _tool.RunAsync("init")).Succeeded();
        (await _tool.RunAsync("embed-origins", "add", "HTTPS://Blog.Example.org:443/", "--label", "the blog")).Succeeded();
        (await _tool.RunAsync("embed-origins", "add", "https://blog.example.org")).FailedWith("already");
        (await _tool.RunAsync("embed-origins", "add", "https://blog.example.org/page")).FailedWith("is no origin");
        (await _tool.RunAsync("embed-origins", "add", "http://localhost:8080")).Succeeded();

        var listed = (await _tool.RunAsync("embed-origins", "list", "--json")).Succeeded().Json.GetProperty("origins");
        Assert.Equal(["https://blog.example.org", "http://localhost:8080"], listed.EnumerateArray().Select(static origin => origin.GetProperty("origin").GetString()));
        Assert.Contains("the blog", (await _tool.RunAsync("embed-origins", "list")).Succeeded().Output, StringComparison.Ordinal);

        (await _tool.RunAsync("embed-origins", "remove", "http://LOCALHOST:8080/")).Succeeded();
        (await _tool.RunAsync("embed-origins", "remove", "1")).Succeeded();
        (await _tool.RunAsync("embed-origins", "remove", "1")).FailedWith("none of the origins");
        Assert.Equal(0, (await _tool.RunAsync("embed-origins", "list", "--json")).Succeeded().Json.GetProperty("origins").GetArrayLength());
    }
}
