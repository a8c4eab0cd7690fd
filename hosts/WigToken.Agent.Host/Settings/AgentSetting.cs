using System.CommandLine;

namespace WigToken.Agent.Host.Settings;

/// <summary>One setting: its names in the saved settings, the environment and on the command line, and how a text becomes its value.</summary>
internal sealed class AgentSetting
{
    /// <summary>Its name in the saved settings.</summary>
    public required string Key { get; init; }

    /// <summary>Its environment variable.</summary>
    public string? Variable { get; init; }

    /// <summary>Its flag.</summary>
    public required Option<string?> Flag { get; init; }

    /// <summary>What the flag stands for when it is given without a value; null where it needs one.</summary>
    public string? Bare { get; init; }

    /// <summary>What a text has to be.</summary>
    public required string Expected { get; init; }

    /// <summary>Sets what a text stands for; false where it stands for nothing.</summary>
    public required Func<WigTokenAgentOptions, string, bool> TryApply { get; init; }

    /// <summary>The value in force, as text.</summary>
    public required Func<WigTokenAgentOptions, string> Show { get; init; }
}
