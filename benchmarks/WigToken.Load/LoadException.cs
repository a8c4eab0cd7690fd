namespace WigToken.Load;

/// <summary>A run that cannot be finished: the server did not start, or answered what it must not. The message is for whoever runs it.</summary>
internal sealed class LoadException(string message) : Exception(message);
