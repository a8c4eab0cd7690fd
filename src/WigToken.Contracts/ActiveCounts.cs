namespace WigToken.Contracts;

/// <summary>How many different labels have usage.</summary>
/// <param name="Users">People.</param>
/// <param name="Machines">Machines.</param>
/// <param name="Projects">Projects.</param>
/// <param name="Models">Models.</param>
public sealed record ActiveCounts(int Users, int Machines, int Projects, int Models);
