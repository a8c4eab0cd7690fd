namespace WigToken.Agent;

/// <summary>What became of an upload.</summary>
/// <param name="Sent">Messages that the server has on its disk now.</param>
/// <param name="Refused">Messages that it will never take; they are set aside.</param>
/// <param name="Waiting">Messages that wait for the next time.</param>
/// <param name="Problem">What keeps them; null if all is sent.</param>
public sealed record UploadReport(long Sent, long Refused, long Waiting, string? Problem);
