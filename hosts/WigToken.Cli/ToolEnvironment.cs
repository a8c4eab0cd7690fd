using Microsoft.Extensions.FileProviders;

namespace WigToken.Cli;

/// <summary>The environment of commands that start no host. Its content root need not exist.</summary>
internal sealed class ToolEnvironment(string contentRoot) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = ToolConfiguration.EnvironmentName;

    public string ApplicationName { get; set; } = "wigtoken";

    public string ContentRootPath { get; set; } = contentRoot;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
