namespace WigToken.Parsing;

/// <summary>Whose usage it is: the labels that a transcript's place gives to all its records. None is null; unknown is empty.</summary>
/// <param name="User">The person.</param>
/// <param name="Machine">The machine the transcript was written on.</param>
/// <param name="Project">The project, as the folder names it.</param>
/// <param name="Source">The kind of source, such as <c>claude-code</c>.</param>
public sealed record UsageOrigin(string User, string Machine, string Project, string Source);
