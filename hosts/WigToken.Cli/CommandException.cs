namespace WigToken.Cli;

/// <summary>A command cannot do what was asked; the message says why and what to do, and is all that is shown.</summary>
internal sealed class CommandException(string message) : Exception(message);
