using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WigToken.Agent.Outbox;
using WigToken.Agent.Tests.Upload;

namespace WigToken.Agent.Tests;

public sealed class WigTokenAgentServiceTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestServer _server = null!;
    private WigTokenAgentOptions _options = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _options = Agents.Options(_folder, _server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Host_LinesThatAreAppended_AreSent()
    {
        Write(Lines.Of("a"));
        using var host = Create();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Until.HoldsAsync(() => _server.Taken.Contains("a"), "what was there before");
        Assert.True(AgentStatus.Read(_options).IsRunning);

        Write(Lines.Of("b"));
        await Until.HoldsAsync(() => _server.Taken.Contains("b"), "what was appended");
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.False(AgentStatus.Read(_options).IsRunning);
        Assert.Equal(0, AgentStatus.Read(_options).WaitingMessages);
    }

    [Fact]
    public async Task Host_OptionsThatAreNotValid_KeepItFromStartingAndAllAreNamed()
    {
        (_options.Server, _options.Machine) = (null, "no name");
        using var host = Create();

        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, problem.Failures.Count());
    }

    [Fact]
    public async Task Host_StateDirectoryIsInUse_TheHostGoesOnAndTheAgentWaits()
    {
        var state = StateDirectory.Open(_options.StateDirectory);
        Write(Lines.Of("a"));
        using var host = Create(new HurriedTime());
        using (InstanceLock.TryTake(state, InstanceLock.Running))
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            Assert.Empty(_server.Requests);
        }

        await Until.HoldsAsync(() => _server.Taken.Contains("a"), "the agent to begin when it can");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Host_OutboxIsDamagedWhileItRuns_ItIsMovedAsideAndEverythingIsReadAgain()
    {
        Write(Lines.Of([.. Enumerable.Range(0, 300).Select(static i => $"m{i}")]));
        using var host = Create(new HurriedTime());
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Until.HoldsAsync(() => _server.Taken.Count == 300, "the first reading");

        await File.WriteAllBytesAsync(Path.Combine(_options.StateDirectory, OutboxStore.FileName), new byte[64 * 1024], TestContext.Current.CancellationToken);
        Write(Lines.Of("last"));

        await Until.HoldsAsync(() => _server.Taken.Contains("last"), "the agent to get over it");
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(Directory.GetFiles(_options.StateDirectory, "*.damaged-*"));
    }

    private IHost Create(TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddWigTokenAgent(options =>
        {
            (options.Server, options.Token, options.Machine) = (_options.Server, _options.Token, _options.Machine);
            (options.StateDirectory, options.Roots, options.SendInterval) = (_options.StateDirectory, _options.Roots, _options.SendInterval);
        });
        return builder.Build();
    }

    private void Write(string text) => File.AppendAllText(_folder.File("projects", "-app", "s.jsonl"), text);
}
