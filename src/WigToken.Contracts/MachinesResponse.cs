namespace WigToken.Contracts;

/// <summary><c>GET /api/admin/machines</c>.</summary>
/// <param name="Machines">Those that push usage, the latest seen first.</param>
/// <param name="Timestamp">When this was asked, Unix milliseconds.</param>
public sealed record MachinesResponse(IReadOnlyList<MachineInfo> Machines, long Timestamp);

/// <summary>A machine that pushes usage.</summary>
/// <param name="User">Whose token it uses.</param>
/// <param name="Machine">Its name.</param>
/// <param name="LastSeen">Its newest call, Unix milliseconds.</param>
/// <param name="AgentVersion">The version of its agent; empty if it does not say.</param>
/// <param name="QueueDepth">How many messages wait there; null if it does not say.</param>
/// <param name="ClockSkewMs">How far its clock is ahead, milliseconds; null if it does not say.</param>
/// <param name="Warnings">
/// What somebody should look at: <c>silent</c> (not seen for 24 hours), <c>clock_skew</c> (more than two minutes), <c>queue_long</c> (more than 10,000
/// messages wait), <c>agent_old</c> (of an older minor or major version than the server).
/// </param>
public sealed record MachineInfo(
    string User, string Machine, long LastSeen, string AgentVersion, long? QueueDepth, long? ClockSkewMs, IReadOnlyList<string> Warnings);
