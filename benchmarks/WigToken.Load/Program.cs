using System.CommandLine;
using WigToken.Load;

var root = new RootCommand("Drives a real server process and measures it. Each command starts the server itself, on a free port of loopback and with a new database.")
{
    IngestCommand.Create(),
    SustainCommand.Create(),
    SseCommand.Create(),
    QueriesCommand.Create(),
    KillCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
