namespace WigToken.Contracts;

/// <summary>A message that was not stored.</summary>
/// <param name="Index">Its place in <c>messages</c>, from 0.</param>
/// <param name="MessageId">Its id; null if that could not be read.</param>
/// <param name="Reason">A stable word for programs, such as <c>number_invalid</c>.</param>
public sealed record RejectedMessage(int Index, string? MessageId, string Reason);
