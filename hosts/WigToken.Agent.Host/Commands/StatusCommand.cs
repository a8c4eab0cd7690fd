using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using WigToken.Agent.Host.Settings;
using WigToken.Agent.Host.Status;

namespace WigToken.Agent.Host.Commands;

/// <summary>Says how the agent is.</summary>
internal sealed class StatusCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON, for scripts." };

    public StatusCommand()
        : base("status", "Show settings and where they come from, what was read, sent and set aside, and what is wrong. Changes nothing; exit code 1 if something needs you.")
    {
        Add(_json);
        SetAction((parsed, _) => RunAsync(SettingsInForce.Read(parsed), parsed.GetValue(_json)));
    }

    private static async Task<int> RunAsync(SettingsInForce settings, bool isJson)
    {
        var status = Describe(settings, AgentStatus.Read(settings.Options));
        await Console.Out.WriteAsync(isJson
            ? JsonSerializer.Serialize(status, StatusJson.Readable.StatusDocument) + "\n"
            : StatusText.Of(status, TimeProvider.System.GetUtcNow()));
        return status.Ok ? 0 : 1;
    }

    private static StatusDocument Describe(SettingsInForce settings, AgentStatusReport report)
    {
        var problems = settings.Problems();
        return new StatusDocument
        {
            Version = typeof(StatusCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Ok = problems.Count == 0 && report is { Problem: null, SetAsideCount: 0, Endangered.Count: 0 },
            StateDirectory = settings.StateDirectory,
            Settings = [.. Settings(settings)],
            SettingsProblems = problems,
            Running = report.IsRunning,
            Transcripts = report.Transcripts,
            BytesRead = report.BytesRead,
            Sent = report.Sent,
            LastSentAt = report.LastSentMs,
            Waiting = report.WaitingMessages,
            WaitingBytes = report.WaitingBytes,
            WaitingSince = report.WaitingSinceMs,
            Problem = report.Problem,
            ProblemSince = report.ProblemSinceMs,
            ClockSkewMs = report.ClockSkew is { } skew ? (long)skew.TotalMilliseconds : null,
            SetAside = report.SetAsideCount,
            SetAsideNewest = report.SetAside,
            Endangered = report.Endangered,
        };
    }

    private static IEnumerable<StatusSetting> Settings(SettingsInForce settings)
    {
        var options = settings.Options;
        foreach (var setting in AgentSettings.All)
        {
            var value = settings.Values.FirstOrDefault(value => value.Setting == setting);
            yield return new StatusSetting(setting.Key, setting.Show(options), value is { Text.Length: > 0 } ? value.Source : "default");
        }

        yield return new StatusSetting("token", settings.Token is null ? "none" : "set", settings.Token?.Source ?? "default");
    }
}
