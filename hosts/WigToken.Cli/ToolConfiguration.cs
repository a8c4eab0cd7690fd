using Microsoft.Extensions.Configuration.Memory;

namespace WigToken.Cli;

/// <summary>Where the tool's settings come from: the same places for the server and for every other command.</summary>
internal static class ToolConfiguration
{
    /// <summary>How the server logs unless the content root's appsettings.json says otherwise: the tool is run from anywhere, so it brings no file.</summary>
    public static MemoryConfigurationSource Logging { get; } = new()
    {
        InitialData = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            // It writes whole addresses, and in some stand tokens.
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Warning",
            // What keeps the program from starting is written to standard error, once and readably.
            ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
            ["Logging:Console:FormatterName"] = "simple",
            ["Logging:Console:FormatterOptions:SingleLine"] = "true",
            ["Logging:Console:FormatterOptions:TimestampFormat"] = "HH:mm:ss ",
        },
    };

    /// <summary>What <see cref="WebApplication.CreateBuilder(WebApplicationOptions)"/> reads for the server, for commands that need no server.</summary>
    /// <param name="contentRoot">The folder of the files; need not exist.</param>
    /// <param name="problem">What is wrong with a file; all of them are left out then.</param>
    public static IConfigurationRoot Read(string contentRoot, out string? problem)
    {
        try
        {
            problem = null;
            return WithEnvironment(new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(contentRoot, "appsettings.json"), optional: true)
                .AddJsonFile(Path.Combine(contentRoot, $"appsettings.{EnvironmentName}.json"), optional: true));
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            problem = Explain(exception);
            return WithEnvironment(new ConfigurationBuilder());
        }
    }

    /// <summary>Whether an exception tells of a configuration file that cannot be read.</summary>
    public static bool IsUnreadable(Exception exception) => exception is InvalidDataException or IOException or UnauthorizedAccessException;

    /// <summary>What is wrong with a configuration file, and where.</summary>
    public static string Explain(Exception exception) => exception.InnerException is null ? exception.Message : $"{exception.Message} {exception.GetBaseException().Message}";

    private static IConfigurationRoot WithEnvironment(IConfigurationBuilder configuration) => configuration.AddEnvironmentVariables().AddWigTokenEnvironment().Build();

    public static string EnvironmentName =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production;
}
