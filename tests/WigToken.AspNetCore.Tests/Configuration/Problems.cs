using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using WigToken.Configuration;

namespace WigToken.AspNetCore.Tests.Configuration;

/// <summary>Reads and checks options without a host.</summary>
internal static class Problems
{
    public static WigTokenOptions Read(params (string Key, string? Value)[] settings)
    {
        var options = new WigTokenOptions();
        Setting.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, setting.Value))).Build(), options);
        return options;
    }

    public static IEnumerable<string> Of(WigTokenOptions options, string contentRoot, bool isWatching = false) =>
        new WigTokenOptionsValidator(new HostAt(contentRoot), isWatching ? [new TranscriptsAreWatched()] : []).Validate(null, options).Failures ?? [];

    public static WigTokenSettings Settings(WigTokenOptions options, string contentRoot, bool isWatching = false) =>
        new(Microsoft.Extensions.Options.Options.Create(options), new HostAt(contentRoot), isWatching ? [new TranscriptsAreWatched()] : []);

    private sealed class HostAt(string contentRoot) : IHostEnvironment
    {
        public string ApplicationName { get; set; } = "tests";

        public string EnvironmentName { get; set; } = "Production";

        public string ContentRootPath { get; set; } = contentRoot;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
