using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using WigToken.Configuration;

namespace WigToken.Diagnostics;

/// <summary>Every setting with the value that applies and where it comes from.</summary>
internal static class SettingsInForce
{
    // Read from the environment alone, not from the section.
    private static readonly string[] Others = ["PORT", "HOST", "CLAUDE_CONFIG_DIR", ServerCheck.ServerVariable, ServerCheck.TokenVariable, ServerCheck.MachineVariable];

    private static readonly WigTokenOptions Defaults = new();

    public static IReadOnlyList<SettingInForce> Of(Installed installed) =>
    [
        .. Setting.All.Select(setting => Of(setting, installed)),
        .. Others.Select(static variable => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? new SettingInForce(variable, Shown(variable, value), $"environment variable {variable}")
            : new SettingInForce(variable, Unset(variable), "default")),
    ];

    private static SettingInForce Of(Setting setting, Installed installed) =>
        Value(setting.Key, installed.Options) is { Length: > 0 } value && value != Value(setting.Key, Defaults)
            ? new SettingInForce(setting.Variable, Shown(setting.Variable, value), Source(setting, installed.Configuration) ?? "code")
            : installed.Configuration[$"WigToken:{setting.Key}"] is { Length: > 0 } written
                ? new SettingInForce(setting.Variable, Shown(setting.Variable, written), Source(setting, installed.Configuration) ?? "configuration")
                : new SettingInForce(setting.Variable, Default(setting.Key, installed), "default");

    private static string? Value(string key, WigTokenOptions options) =>
        typeof(WigTokenOptions).GetProperty(key)!.GetValue(options) switch
        {
            true => "true",
            false => "false",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static string Default(string key, Installed installed) => key switch
    {
        "Mode" => installed.IsSolo ? "solo" : "team",
        "ProjectsDirectory" => string.Join(',', installed.Roots),
        "DatabasePath" when installed.Options.DatabaseUrl is not null => "unused: DB_URL is set",
        "DatabaseUrl" => installed.DatabasePath is { } path ? $"sqlite:{path}" : "unknown",
        "WatchPolling" => "as the file system needs it",
        "DefaultUser" => Environment.UserName,
        "DefaultMachine" => Environment.MachineName,
        "TimeZone" => TimeZoneInfo.Local.Id,
        _ => Value(key, Defaults) is { Length: > 0 } value ? value : "none",
    };

    private static string Unset(string variable) => variable switch
    {
        "PORT" => "10103",
        "HOST" => "loopback in solo mode, all addresses in team mode",
        _ => "none",
    };

    private static string Shown(string variable, string value) => variable switch
    {
        "DB_URL" or ServerCheck.ServerVariable => Masking.Address(value),
        ServerCheck.TokenVariable => Masking.Token(value),
        _ => value,
    };

    /// <summary>The last provider that has a value is the one that applies.</summary>
    private static string? Source(Setting setting, IConfiguration configuration)
    {
        var provider = (configuration as IConfigurationRoot)?.Providers.LastOrDefault(
            provider => provider.TryGet($"WigToken:{setting.Key}", out var value) && !string.IsNullOrEmpty(value));
        return provider switch
        {
            null => null,
            MemoryConfigurationProvider when !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(setting.Variable)) => $"environment variable {setting.Variable}",
            EnvironmentVariablesConfigurationProvider => $"environment variable WigToken__{setting.Key}",
            JsonConfigurationProvider { Source: { Path: { } path } source } => source.FileProvider?.GetFileInfo(path).PhysicalPath ?? path,
            _ => provider.ToString(),
        };
    }
}
