namespace WigToken.Agent;

/// <summary>What a server said to a sign of life.</summary>
/// <param name="IsOk">Whether it would take messages.</param>
/// <param name="Message">What was found, and what to do if it would not.</param>
/// <param name="ClockSkew">How far the server's clock is ahead of this machine's, to about half a second; null if it did not say.</param>
public sealed record PingReport(bool IsOk, string Message, TimeSpan? ClockSkew);
