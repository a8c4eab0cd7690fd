namespace WigToken.Agent;

/// <summary>What an agent tells the server of projects. A project's name is the path of its folder, as Claude Code writes it.</summary>
public enum ProjectNames
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Their names.</summary>
    Names,

    /// <summary>
    /// The first 16 hexadecimal digits of the SHA-256 of their names, behind <c>project-</c>: the same project is told from others, on all machines
    /// where it lies at the same path. Who can guess a path can check it.
    /// </summary>
    Hash,
}
