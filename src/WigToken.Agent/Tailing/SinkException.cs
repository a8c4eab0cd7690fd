namespace WigToken.Agent.Tailing;

/// <summary>The sink did not take a batch. Tells its failures from those of a file.</summary>
public sealed class SinkException(string message, Exception inner) : Exception(message, inner);
