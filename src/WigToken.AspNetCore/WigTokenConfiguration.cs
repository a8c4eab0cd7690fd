using Microsoft.Extensions.Configuration;
using WigToken.Configuration;

namespace WigToken;

/// <summary>The environment variables of the reference hosts.</summary>
public static class WigTokenConfiguration
{
    /// <summary>
    /// Reads <c>MODE</c>, <c>DB_URL</c>, <c>CLAUDE_PROJECTS_DIR</c> and the others of the reference into the section <c>WigToken</c>. For
    /// programs that are WigToken; a host that embeds it sets the section instead.
    /// </summary>
    public static IConfigurationBuilder AddWigTokenEnvironment(this IConfigurationBuilder configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.AddInMemoryCollection(Setting.All
            .Select(static setting => KeyValuePair.Create($"WigToken:{setting.Key}", Environment.GetEnvironmentVariable(setting.Variable)))
            .Where(static pair => !string.IsNullOrWhiteSpace(pair.Value)));
    }
}
