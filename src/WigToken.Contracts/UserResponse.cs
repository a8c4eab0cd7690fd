namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/users/{name}</c>.</summary>
/// <param name="User">The person.</param>
/// <param name="Totals">All of it.</param>
/// <param name="PerFamily">By model family, the most expensive first.</param>
/// <param name="PerModel">By model.</param>
/// <param name="PerMachine">By machine.</param>
/// <param name="PerProject">By project.</param>
/// <param name="Timestamp">When the answer was made, Unix milliseconds.</param>
public sealed record UserResponse(
    string User,
    Totals Totals,
    IReadOnlyList<UserShare> PerFamily,
    IReadOnlyList<UserShare> PerModel,
    IReadOnlyList<UserShare> PerMachine,
    IReadOnlyList<UserShare> PerProject,
    long Timestamp);

/// <summary>A part of a person's usage.</summary>
/// <param name="Key">The family, model, machine or project.</param>
/// <param name="Totals">Its sums.</param>
public sealed record UserShare(string Key, Totals Totals);
