using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary>One key of a summary.</summary>
public sealed record SummaryEntry
{
    /// <summary>The user, machine, model, model family or project.</summary>
    public required string Key { get; init; }

    /// <summary>Its sums in the range.</summary>
    public required Totals Totals { get; init; }

    /// <summary>Its sums in the period that was asked to be compared; left out if none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Totals? Previous { get; init; }

    /// <summary>When it was first used ever: the start of that quarter of an hour, Unix milliseconds; null: its usage has become another's meanwhile.</summary>
    public long? First { get; init; }

    /// <summary>When it was last used, likewise.</summary>
    public long? Last { get; init; }
}
