using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WigToken.Agent.Host.Native;
using WigToken.Agent.Host.Settings;
using WigToken.Cli;

namespace WigToken.Agent.Host.Commands;

/// <summary>Follows transcripts and sends, until stopped.</summary>
internal sealed class RunCommand : Command
{
    public RunCommand()
        : base("run", "Follow this machine's transcripts and send what is new, until stopped. The default.") =>
        SetAction(RunAsync);

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingsInForce.Read(parsed);
        var options = settings.OptionsWithServer();
        if (AgentStatus.IsRunning(options))
            throw new CommandException($"An agent runs on '{options.StateDirectory}' already. Stop it first, or give this one a state directory of its own with --state-dir.");
        NativeHeap.Share();
        // The bare builder: configuration files, command lines and event logs would make the program larger, and no use of them is made.
        using var host = new HostBuilder()
            .ConfigureLogging(logging => Logs.Add(logging, parsed))
            .ConfigureServices(services => services.AddWigTokenAgent(settings.ApplyTo).AddHostedService<IdleMemory>())
            .Build();
        await host.RunAsync(cancellationToken);
        return 0;
    }
}
