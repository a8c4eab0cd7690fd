using System.Diagnostics;

namespace WigToken.AgentDrill.Agents;

/// <summary>Runs a command of the agent to its end.</summary>
internal static class AgentCommand
{
    /// <summary>What it says on standard output, whatever code it ends with.</summary>
    public static async Task<string> RunAsync(AgentSetup setup, params string[] arguments)
    {
        using var process = Process.Start(AgentStart.Create(setup, TokenWay.Environment, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await errors;
        return await output;
    }
}
