using System.Security;
using System.Text;

namespace WigToken.Agent.Host.Service;

/// <summary>A task of the Windows Task Scheduler that starts when its user signs in.</summary>
internal sealed class WindowsTask : ServiceManager
{
    private const string TaskName = "WigToken Agent";

    /// <summary>A copy of what the scheduler keeps itself.</summary>
    public override string FilePath => Path.Combine(WigTokenAgentOptions.DefaultStateDirectory, "wigtoken-agent.xml");

    /// <summary>The one that the scheduler reads.</summary>
    public override Encoding Encoding => Encoding.Unicode;

    public override IReadOnlyList<SystemCommand> Start =>
        [new("schtasks", "/Create", "/F", "/TN", TaskName, "/XML", FilePath), new("schtasks", "/End", "/TN", TaskName) { MayFail = true }, new("schtasks", "/Run", "/TN", TaskName)];

    public override IReadOnlyList<SystemCommand> Stop =>
        [new("schtasks", "/End", "/TN", TaskName) { MayFail = true }, new("schtasks", "/Delete", "/F", "/TN", TaskName)];

    private static string User => $"{Environment.UserDomainName}\\{Environment.UserName}";

    // The program belongs to the console: run by itself it would open a window. conhost gives it a console without one.
    public override string Describe(ServiceProgram program) =>
        $"""
        <?xml version="1.0" encoding="UTF-16"?>
        <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
          <RegistrationInfo>
            <Description>Sends the usage of this machine's AI coding tools to a WigToken server. Made by 'wigtoken-agent install'.</Description>
          </RegistrationInfo>
          <Triggers>
            <LogonTrigger>
              <Enabled>true</Enabled>
              <UserId>{Text(User)}</UserId>
            </LogonTrigger>
          </Triggers>
          <Principals>
            <Principal id="Author">
              <UserId>{Text(User)}</UserId>
              <LogonType>InteractiveToken</LogonType>
              <RunLevel>LeastPrivilege</RunLevel>
            </Principal>
          </Principals>
          <Settings>
            <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
            <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
            <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
            <StartWhenAvailable>true</StartWhenAvailable>
            <Hidden>true</Hidden>
            <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
            <Priority>7</Priority>
            <RestartOnFailure>
              <Interval>PT1M</Interval>
              <Count>999</Count>
            </RestartOnFailure>
          </Settings>
          <Actions Context="Author">
            <Exec>
              <Command>conhost.exe</Command>
              <Arguments>{Text(string.Join(' ', program.CommandLine.Select(Quote).Prepend("--headless")))}</Arguments>
            </Exec>
          </Actions>
        </Task>

        """;

    /// <summary>A word as Windows programs take their command line apart: backslashes count double before a quote, and only there.</summary>
    internal static string Quote(string word)
    {
        var text = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in word)
        {
            if (character == '"')
                text.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            text.Append(character);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }

    private static string Text(string text) => SecurityElement.Escape(text);
}
