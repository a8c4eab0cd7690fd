using WigToken.Pricing;
using WigToken.Storage;

namespace WigToken.Endpoints;

/// <summary>The labels that sums can be grouped and filtered by, as the query string names them.</summary>
internal static class SeriesKey
{
    public static readonly IReadOnlyDictionary<string, Func<Series, string>> All = new Dictionary<string, Func<Series, string>>(StringComparer.Ordinal)
    {
        ["user"] = static series => series.User,
        ["machine"] = static series => series.Machine,
        ["model_family"] = static series => ModelFamily.Of(series.Model),
        ["model"] = static series => series.Model,
        ["project"] = static series => series.Project,
    };
}
