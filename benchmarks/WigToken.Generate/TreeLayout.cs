namespace WigToken.Generate;

public enum TreeLayout
{
    /// <summary>One person: <c>-Users-…/</c> and <c>C--Users-…/</c>.</summary>
    Solo,

    /// <summary><c>user/projects/-cwd/</c>.</summary>
    Team,

    /// <summary><c>user/machine/projects/-cwd/</c>.</summary>
    TeamMachines,

    /// <summary><c>user/-cwd/</c>.</summary>
    TeamFlat,
}
