using WigToken.Cli;

namespace WigToken.Agent.Host.Status;

/// <summary>The status for people.</summary>
internal static class StatusText
{
    public static string Of(StatusDocument status, DateTimeOffset now)
    {
        var settings = new Table("setting", "value", "source");
        foreach (var (name, value, source) in status.Settings)
            settings.Add(name, Terminal.Plain(value), Terminal.Plain(source));
        var state = new Table("", "");
        state.Add("agent", status.Running ? "runs" : "does not run; the hook, 'run', 'once' and 'install' send");
        state.Add("transcripts", $"{Formats.Count(status.Transcripts)} read, {Formats.Size(status.BytesRead)}");
        state.Add("sent", $"{Formats.Messages(status.Sent)}{(status.LastSentAt is { } last ? $", last {Ago(last, now)}" : "")}");
        state.Add("waiting", $"{Formats.Messages(status.Waiting)}{(status.Waiting > 0 ? $", {Formats.Size(status.WaitingBytes)}, since {Formats.Time(status.WaitingSince, "now")}" : "")}");
        AddTrouble(state, status, now);
        return $"wigtoken-agent {status.Version}, state directory {Terminal.Plain(status.StateDirectory)}\n\n{settings}{state}";
    }

    private static void AddTrouble(Table state, StatusDocument status, DateTimeOffset now)
    {
        foreach (var problem in status.SettingsProblems)
            state.Add("SETTINGS", Terminal.Plain(problem));
        if (status.Problem is { } found)
            state.Add("PROBLEM", $"{Terminal.Plain(found)} (for {Wording.Span(now - DateTimeOffset.FromUnixTimeMilliseconds(status.ProblemSince ?? now.ToUnixTimeMilliseconds()))})");
        if (status.ClockSkewMs is { } skewMs && Wording.Clock(TimeSpan.FromMilliseconds(skewMs)) is { } clock)
            state.Add("clock", clock);
        if (status.SetAside > 0)
            state.Add("SET ASIDE", $"{Formats.Messages(status.SetAside)} that the server would not take; 'wigtoken-agent retry' sends them again");
        foreach (var letter in status.SetAsideNewest)
            state.Add("", Terminal.Plain($"{Formats.Time(letter.SinceMs)}  {letter.MessageId}: {letter.Reason}"));
        if (status.Endangered.Count > 0)
            state.Add("ENDANGERED", $"{Formats.Count(status.Endangered.Count)} transcripts that Claude Code may delete before they are read to their end; 'wigtoken-agent once' reads them");
        foreach (var transcript in status.Endangered.Take(MostShown))
            state.Add("", Terminal.Plain($"from {Formats.Time(transcript.DeletedFromMs)}  {transcript.Path}"));
    }

    private const int MostShown = 20;

    private static string Ago(long unixMs, DateTimeOffset now) => $"{Formats.Time(unixMs)} ({Wording.Span(now - DateTimeOffset.FromUnixTimeMilliseconds(unixMs))} ago)";
}
