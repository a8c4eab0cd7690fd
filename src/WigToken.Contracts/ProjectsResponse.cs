namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/projects</c>.</summary>
/// <param name="Projects">A page, the most expensive first.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null: this is the last.</param>
public sealed record ProjectsResponse(IReadOnlyList<ProjectUsage> Projects, string? Next);

/// <summary>The usage of a project.</summary>
/// <param name="Project">Its name; empty: usage that came without one.</param>
/// <param name="Totals">The sums.</param>
/// <param name="Users">How many people worked on it.</param>
/// <param name="Machines">On how many machines.</param>
/// <param name="Models">With how many models.</param>
/// <param name="First">When it was first used ever: the start of that quarter of an hour, Unix milliseconds; null: its usage has become another's meanwhile.</param>
/// <param name="Last">When it was last used, likewise.</param>
public sealed record ProjectUsage(string Project, Totals Totals, int Users, int Machines, int Models, long? First, long? Last);
