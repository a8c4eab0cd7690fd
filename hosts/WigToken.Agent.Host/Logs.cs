using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace WigToken.Agent.Host;

/// <summary>Where log lines go.</summary>
internal static class Logs
{
    /// <summary>One line each, to standard error: standard output is for results.</summary>
    public static void Add(ILoggingBuilder logging, ParseResult parsed)
    {
        logging.SetMinimumLevel(parsed.GetValue(GlobalOptions.LogLevel));
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // What keeps the program from starting is said once and readably, not as a stack.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(static line => (line.SingleLine, line.TimestampFormat, line.ColorBehavior) = (true, "HH:mm:ss ", LoggerColorBehavior.Disabled));
        logging.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
