using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WigToken.Cli;

namespace WigToken.Agent.Host.Service;

/// <summary>What a service runs.</summary>
/// <param name="Path">This program.</param>
/// <param name="StateDirectory">Where its saved settings are.</param>
/// <param name="DotnetRoot">The .NET that it needs; null for a program that needs none.</param>
internal sealed record ServiceProgram(string Path, string StateDirectory, string? DotnetRoot)
{
    /// <summary>The program and its arguments.</summary>
    public IReadOnlyList<string> CommandLine { get; } = [Path, "run", "--state-dir", StateDirectory];

    /// <summary>The program that runs now.</summary>
    /// <exception cref="CommandException">It has no place that lasts, or one that no service file can name.</exception>
    public static ServiceProgram Current(string stateDirectory)
    {
        var path = Environment.ProcessPath ?? "";
        if (System.IO.Path.GetFileNameWithoutExtension(path) is "dotnet" or "")
        {
            throw new CommandException(
                "This program was started by 'dotnet', as dnx does, and has no place of its own that a service could start it from. Install it first: dotnet tool install --global WigToken.Agent.Tool");
        }

        foreach (var name in new[] { path, stateDirectory })
        {
            if (name.Any(char.IsControl))
                throw new CommandException("The path of the program or of its state directory holds control characters, which a service file cannot have. Choose another place.");
        }

        return new ServiceProgram(path, stateDirectory, RuntimeFeature.IsDynamicCodeCompiled ? System.IO.Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory()) : null);
    }
}
