using System.CommandLine;
using System.Text;
using WigToken.Cli;

namespace WigToken.Agent.Host.Settings;

/// <summary>Saves what flags and environment say, for those who get neither: the service and the hook.</summary>
internal static class SettingsToSave
{
    private const string ConfigurationDirectory = "CLAUDE_CONFIG_DIR";

    /// <summary>Saves what is in force, once it is known to be valid. An empty flag forgets what was saved.</summary>
    /// <returns>What is in force from now on.</returns>
    /// <exception cref="CommandException">Something is wrong or missing; nothing is saved then.</exception>
    public static SettingsInForce Save(ParseResult parsed)
    {
        var settings = SettingsInForce.Read(parsed);
        var saved = SavedSettings.Read(settings.StateDirectory);
        var options = settings.OptionsWith(settings.Token is null or { File: TokenInForce.StandardInput } ? TokenPrompt.Read() : null);
        foreach (var value in settings.Values.Where(static value => !value.IsSaved))
        {
            saved.Remove(value.Setting.Key);
            if (value.Text.Length > 0)
                saved[value.Setting.Key] = value.Setting.Show(options);
        }

        // The folders that this variable leads to, for programs that do not get it.
        if (Environment.GetEnvironmentVariable(ConfigurationDirectory) is { Length: > 0 } && settings.Values.All(static value => value.Setting != AgentSettings.ProjectsDirectory))
            saved[AgentSettings.ProjectsDirectory.Key] = AgentSettings.ProjectsDirectory.Show(options);

        var token = Path.Combine(settings.StateDirectory, TokenInForce.SavedName);
        if (options.TokenFile != token)
            OwnersFile.Write(token, Encoding.ASCII.GetBytes((options.Token ?? File.ReadAllText(options.TokenFile!)).Trim() + "\n"));
        SavedSettings.Write(settings.StateDirectory, saved);
        return settings;
    }
}
