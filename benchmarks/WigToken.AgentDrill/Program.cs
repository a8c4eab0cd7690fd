using System.CommandLine;
using WigToken.AgentDrill;

var root = new RootCommand("Does to a real agent, on its way to a real server, what happens to agents, and compares the server with what was written. Each command starts both on loopback.")
{
    KillCommand.Create(),
    CutCommand.Create(),
    WeekCommand.Create(),
    DiskFullCommand.Create(),
    ClockCommand.Create(),
    HistoryCommand.Create(),
    IdleCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
