namespace WigToken.Storage;

/// <summary>A distinct combination of labels. None is null; unknown is empty.</summary>
/// <param name="User">The person.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Project">The project.</param>
/// <param name="Source">The kind of source, such as <c>claude-code</c>.</param>
/// <param name="Provider">Who serves the model.</param>
/// <param name="Model">The model's id.</param>
public sealed record Series(string User, string Machine, string Project, string Source, string Provider, string Model);
