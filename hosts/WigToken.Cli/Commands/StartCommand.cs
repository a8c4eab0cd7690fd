using System.CommandLine;

namespace WigToken.Cli.Commands;

/// <summary>Runs the server until it is stopped.</summary>
internal sealed class StartCommand : Command
{
    public StartCommand(Func<ParseResult, string> contentRoot)
        : base("start", "Read the transcripts on this machine, serve the page and the interfaces, until stopped. The default.") =>
        SetAction((parsed, _) => RunAsync(contentRoot(parsed)));

    public static async Task<int> RunAsync(string contentRoot)
    {
        DataFolder.Create(contentRoot);
        var builder = Builder(contentRoot);
        builder.Configuration.Sources.Insert(0, ToolConfiguration.Logging);
        builder.Configuration.AddWigTokenEnvironment();
        builder.Services.AddWigToken(builder.Configuration).WatchTranscripts();
        var app = builder.Build();
        app.MapWigToken();
        return await app.RunWigTokenAsync();
    }

    private static WebApplicationBuilder Builder(string contentRoot)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = contentRoot });
        }
        catch (Exception exception) when (ToolConfiguration.IsUnreadable(exception))
        {
            throw new CommandException(ToolConfiguration.Explain(exception));
        }
    }
}
