using System.Runtime.Versioning;
using System.Text;
using WigToken.Server.Tests.Team;

namespace WigToken.Server.Tests.Hooks;

/// <summary>The script when something is wrong: nothing is lost, nobody is bothered, the token stays where it is.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CurlHookFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(503, """{"ok":true}""")]
    [InlineData(429, "{}")]
    [InlineData(404, "{}")]
    [InlineData(200, "<html>Welcome to our hotel</html>")]
    [InlineData(200, """{"ok":false}""")]
    [InlineData(200, "")]
    public async Task AnswerThatIsNoReceipt_LeavesAllToTheNextCall(int status, string body)
    {
        var hook = new CurlHook(_folder) { Token = "wts_x" };
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        using (var bad = new AnsweringServer(status, body))
        {
            hook.Server = bad.Address;
            await hook.CallAsync(session);
            await hook.CallAsync(session);
            Assert.Equal(2, bad.Requests);
        }

        Assert.Equal("", await File.ReadAllTextAsync(hook.MarkOf(session), TestContext.Current.CancellationToken));
        using var good = new AnsweringServer(200, """{"ok":true}""");
        hook.Server = good.Address;
        await hook.CallAsync(session);
        await hook.CallAsync(session);
        Assert.Equal(1, good.Requests);
    }

    [Fact]
    public async Task ServerAway_IsMadeUpForByTheNextCallOfAnotherSession()
    {
        var hook = new CurlHook(_folder) { Token = "wts_x" };
        var first = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        hook.Write("-app/s-1/subagents/agent-a1.jsonl", TranscriptFile.Line("m-2", 2));
        await hook.CallAsync(first);
        Assert.Contains("curl: (7)", hook.Error, StringComparison.Ordinal);

        using var server = await TeamServer.StartAsync(_folder);
        (hook.Server, hook.Token) = (server.Client.BaseAddress!, await server.IssueAsync("alice", "ingest"));
        await hook.CallAsync(hook.Write("-other/s-2.jsonl", TranscriptFile.Line("m-3", 4)));

        Assert.Equal(7, (await server.TotalsAsync()).GetProperty("output").GetInt64());
        Assert.Equal("", hook.Error);
    }

    [Fact]
    public async Task ServerKilledBetweenCalls_HasEverythingOnceInTheEnd()
    {
        var hook = new CurlHook(_folder);
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        string admin;
        using (var server = await TeamServer.StartAsync(_folder))
        {
            admin = server.Admin;
            (hook.Server, hook.Token) = (server.Client.BaseAddress!, await server.IssueAsync("alice", "ingest"));
            await hook.CallAsync(session);
            server.Process.Kill();
        }

        hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-2", 2));
        await hook.CallAsync(session);
        using var again = await TeamServer.StartAsync(_folder, admin);
        hook.Server = again.Client.BaseAddress!;
        await hook.CallAsync(session);

        var totals = await again.TotalsAsync();
        Assert.Equal((2, 3), (totals.GetProperty("messages").GetInt64(), totals.GetProperty("output").GetInt64()));
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        using var other = new AnsweringServer(200, """{"ok":true}""");
        using var server = new AnsweringServer(308, """{"ok":true}""", other.Address);
        var hook = new CurlHook(_folder) { Token = "wts_x", Server = server.Address };

        await hook.CallAsync(hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1)));

        Assert.Equal((1, 0), (server.Requests, other.Requests));
    }

    [Fact]
    public async Task ServerThatDoesNotAnswer_HoldsNobodyUp()
    {
        var answer = new TaskCompletionSource();
        using var server = new AnsweringServer(200, """{"ok":true}""", null, answer.Task);
        var hook = new CurlHook(_folder) { Token = "wts_x", Server = server.Address };

        var call = hook.Start(CurlHook.Input(hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1))));

        Assert.Equal((0, ""), await call.Returned);
        Assert.False(call.Done.IsCompleted);
        answer.SetResult();
        await call.Done;
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"transcript_path":null}""")]
    [InlineData("""{"transcript_path":7,"agent_transcript_path":{}}""")]
    [InlineData("""{"transcript_path":"/nowhere/s-1.jsonl"}""")]
    [InlineData("""{"transcript_path":"relative.jsonl"}""")]
    [InlineData("""{"transcript_path":"/"}""")]
    [InlineData("""{"transcript_path":"/$(touch oops)/`touch oops`/*.jsonl\n--"}""")]
    public async Task InputThatMakesNoSense_IsPassedOverInSilence(string input)
    {
        using var server = new AnsweringServer(200, """{"ok":true}""");
        var call = new CurlHook(_folder) { Token = "wts_x", Server = server.Address }.Start(input);

        Assert.Equal((0, ""), await call.Returned);
        await call.Done;
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("jq")]
    [InlineData("curl")]
    [InlineData("head")]
    [InlineData("tail")]
    [InlineData("find")]
    public async Task ProgramThatFails_IsSilent_AndLosesNothing(string program)
    {
        using var server = new AnsweringServer(200, """{"ok":true}""");
        var hook = new CurlHook(_folder) { Token = "wts_x", Server = server.Address };
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));
        hook.Replace(program, "echo broken >&2; exit 1");
        await hook.CallAsync(session);
        Assert.Equal(0, server.Requests);

        hook.Replace(program, $"exec {Installed.PathOf(program)} \"$@\"");
        await hook.CallAsync(session);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task NoTokenAndNowhereToKeepAnything_IsSilent()
    {
        var hook = new CurlHook(_folder);
        var script = Path.Combine(_folder.Path, "hook.sh");
        File.Move(Path.Combine(hook.State, "hook.sh"), script);
        Directory.Delete(hook.State, recursive: true);
        await File.WriteAllTextAsync(hook.State, "a file where the folder should be", TestContext.Current.CancellationToken);

        var call = hook.Start(CurlHook.Input(hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1))), $"bash '{script}'");

        Assert.Equal((0, ""), await call.Returned);
        await call.Done;
    }

    [Fact]
    public async Task Token_IsInNoCommandLineAndNoFileButItsOwn()
    {
        var hook = new CurlHook(_folder);
        foreach (var program in (string[])["curl", "jq", "cat", "cut", "find", "grep", "head", "mkdir", "rm", "tail", "touch", "uname", "wc"])
            hook.Watch(program);
        using var server = await TeamServer.StartAsync(_folder, null, ("Logging__LogLevel__Default", "Trace"));
        var token = await server.IssueAsync("alice", "ingest");
        (hook.Server, hook.Token) = (server.Client.BaseAddress!, token);

        await hook.CallAsync(hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1)));

        Assert.Equal(1, (await server.TotalsAsync()).GetProperty("messages").GetInt64());
        Assert.Contains("curl -sSf", hook.CommandLines, StringComparison.Ordinal);
        Assert.DoesNotContain(token, server.Process.Output, StringComparison.Ordinal);
        var secret = Encoding.UTF8.GetBytes(token);
        var holders = Directory.GetFiles(hook.Home, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(secret) >= 0);
        Assert.Equal("token", Path.GetFileName(Assert.Single(holders)));
    }

    [Fact]
    public async Task WhatItKeeps_IsForItsOwnerAlone()
    {
        var hook = new CurlHook(_folder) { Token = "wts_x" };
        var session = hook.Write("-app/s-1.jsonl", TranscriptFile.Line("m-1", 1));

        await hook.CallAsync(session);

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(hook.MarkOf(session)) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(hook.State, "sent")) & Others);
    }
}
