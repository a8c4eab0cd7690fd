using System.CommandLine;
using WigToken.Load.Measuring;
using WigToken.Load.Servers;

namespace WigToken.Load;

/// <summary>A command with the options that all of them have. It ends with 1 when the server did something wrong, and with 2 when it was only slower or larger than is aimed at.</summary>
internal sealed class LoadCommand : Command
{
    private const int Wrong = 1, Missed = 2;

    // What shells give a program that Ctrl+C has ended.
    private const int Stopped = 130;

    private readonly Option<DirectoryInfo> _folder = new("--folder")
    {
        Description = "Where the temporary folder with the database is made: on the disk that is to be measured.",
        DefaultValueFactory = static _ => new DirectoryInfo(Path.GetTempPath()),
    };

    private readonly Option<FileInfo?> _json = new("--json") { Description = "Write the figures to this file, with the machine, the date and the versions." };

    private readonly Option<FileInfo> _server = new("--server")
    {
        Description = "The WigToken.Server.dll to start.",
        DefaultValueFactory = static _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "WigToken.Server.dll")),
    };

    public LoadCommand(string name, string description)
        : base(name, description)
    {
        Options.Add(_folder.AcceptExistingOnly());
        Options.Add(_json);
        Options.Add(_server.AcceptExistingOnly());
    }

    /// <summary>An option that is a whole number from 1 on.</summary>
    public Option<int> Count(string name, int otherwise, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError($"{name} needs a number from 1 on.");
        });
        Options.Add(option);
        return option;
    }

    public T With<T>(T option)
        where T : Option
    {
        Options.Add(option);
        return option;
    }

    /// <summary>Runs the body with a temporary folder that is deleted afterwards, then prints and writes what it reports.</summary>
    public LoadCommand Runs(Func<ParseResult, ServerFiles, Report, CancellationToken, Task> body)
    {
        SetAction(async (parsed, cancellationToken) =>
        {
            var report = new Report(Name, Settings(parsed));
            await using var files = ServerFiles.Create(parsed.GetRequiredValue(_folder), parsed.GetRequiredValue(_server));
            if (files.IsInMemory)
                await Console.Error.WriteLineAsync($"'{files.Path}' is in memory: commits cost nothing there. Choose a real disk with --folder.");
            try
            {
                await body(parsed, files, report, cancellationToken);
            }
            catch (Exception exception) when (exception is LoadException or HttpRequestException)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return Wrong;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Stopped.");
                return Stopped;
            }

            report.Print(Console.Out);
            if (parsed.GetValue(_json) is { } json)
                report.Write(json, files.FileSystem);
            return report.IsBroken ? Wrong : report.IsGood ? 0 : Missed;
        });
        return this;
    }

    private Dictionary<string, object?> Settings(ParseResult parsed) =>
        Options.Where(option => option != _folder && option != _json && option != _server)
            .Select(option => (option.Name, Value: (object?)(option switch
            {
                Option<int> number => parsed.GetValue(number),
                Option<bool> flag => parsed.GetValue(flag),
                Option<FileInfo> program => parsed.GetValue(program)?.Name,
                _ => null,
            })))
            .Where(static pair => pair.Value is not null)
            .ToDictionary(static pair => pair.Name.TrimStart('-'), static pair => pair.Value, StringComparer.Ordinal);
}
