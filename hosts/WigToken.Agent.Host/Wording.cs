using System.Globalization;

namespace WigToken.Agent.Host;

/// <summary>Figures in sentences.</summary>
internal static class Wording
{
    // Less is what the way to the server takes.
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(5);

    /// <summary>How far this machine's clock is off; null where that is nothing to speak of.</summary>
    public static string? Clock(TimeSpan ahead) => ahead.Duration() < Noticeable
        ? null
        : $"This machine's clock is {Span(ahead.Duration())} {(ahead > TimeSpan.Zero ? "behind" : "ahead of")} the server's.";

    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => Counted(span.TotalSeconds, "second"),
        { TotalHours: < 1 } => Counted(span.TotalMinutes, "minute"),
        { TotalDays: < 2 } => Counted(span.TotalHours, "hour"),
        _ => Counted(span.TotalDays, "day"),
    };

    private static string Counted(double number, string noun) => Math.Round(number) is 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(number):N0} {noun}s");
}
