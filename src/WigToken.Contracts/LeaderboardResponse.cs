namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/leaderboard</c>.</summary>
/// <param name="By">What the keys are.</param>
/// <param name="Entries">The most expensive first.</param>
public sealed record LeaderboardResponse(string By, IReadOnlyList<LeaderboardEntry> Entries);

/// <summary>One key's sums.</summary>
/// <param name="Key">The user, machine, model family, model or project.</param>
/// <param name="Messages">Number of messages.</param>
/// <param name="CostUsd">US dollars.</param>
/// <param name="WeightedInputEq">Tokens weighted as input tokens.</param>
public sealed record LeaderboardEntry(string Key, long Messages, decimal CostUsd, decimal WeightedInputEq);
