namespace WigToken.Contracts;

/// <summary><c>GET /api/usage/labels</c>: what can be filtered by.</summary>
/// <param name="Users">People, as far as the filters of other labels leave them.</param>
/// <param name="Machines">Machines, likewise.</param>
/// <param name="Projects">Projects, likewise.</param>
/// <param name="Models">Models, likewise.</param>
/// <param name="TimeZone">The installation's time zone: whose days days are if nobody says otherwise.</param>
/// <param name="Timestamp">When the answer was made, Unix milliseconds.</param>
public sealed record LabelsResponse(LabelList Users, LabelList Machines, LabelList Projects, LabelList Models, string TimeZone, long Timestamp);

/// <summary>Labels of one kind.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Items">At most 1,000 of them, the most recently used first.</param>
public sealed record LabelList(int Count, IReadOnlyList<LabelUse> Items);

/// <summary>A label and when it was used.</summary>
/// <param name="Name">The label; empty: unknown.</param>
/// <param name="First">The start of the first quarter of an hour in which it was used, Unix milliseconds.</param>
/// <param name="Last">The start of the last one.</param>
public sealed record LabelUse(string Name, long First, long Last);
