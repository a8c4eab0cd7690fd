namespace WigToken.Storage;

/// <summary>A session: what one user's messages with one session id are, sub-agents included.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">Whose it is.</param>
/// <param name="FirstMs">The time of its first message, Unix milliseconds.</param>
/// <param name="LastMs">The time of its last message.</param>
/// <param name="Sidechains">How many messages of the parts are of sub-agents or side questions.</param>
/// <param name="Parts">Its usage by series, most messages first.</param>
/// <param name="Place">Where it stands in the order that was asked for.</param>
public sealed record SessionUsage(
    string Id, string User, long FirstMs, long LastMs, long Sidechains, IReadOnlyList<(Series Series, UsageSum Sum)> Parts, (long Value, long Number) Place);
