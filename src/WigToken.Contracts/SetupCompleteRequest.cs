namespace WigToken.Contracts;

/// <summary><c>POST /api/setup/complete</c>.</summary>
/// <param name="Scenario">What the installation is for.</param>
/// <param name="Infra">What it runs on.</param>
public sealed record SetupCompleteRequest(string? Scenario = null, string? Infra = null);

/// <summary>What was said when the installation was set up, as the server keeps it.</summary>
/// <param name="Scenario">What it is for.</param>
/// <param name="Infra">What it runs on.</param>
/// <param name="CompletedAt">When, Unix milliseconds.</param>
public sealed record CompletedSetup(string? Scenario, string? Infra, long CompletedAt);
