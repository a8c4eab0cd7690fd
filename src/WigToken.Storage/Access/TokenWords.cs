namespace WigToken.Storage.Access;

/// <summary>Scopes and exposures as the interface, the command line and the database write them.</summary>
public static class TokenWords
{
    /// <summary>The scopes by their words.</summary>
    public static IReadOnlyDictionary<string, TokenScope> Scopes { get; } = new OrderedDictionary<string, TokenScope>(StringComparer.Ordinal)
    {
        ["ingest"] = TokenScope.Ingest, ["read"] = TokenScope.Read, ["admin"] = TokenScope.Admin, ["embed"] = TokenScope.Embed,
    };

    /// <summary>The single exposures by their words.</summary>
    public static IReadOnlyDictionary<string, EmbedExposures> Exposures { get; } = new OrderedDictionary<string, EmbedExposures>(StringComparer.Ordinal)
    {
        ["totals"] = EmbedExposures.Totals, ["timeseries"] = EmbedExposures.Timeseries, ["models"] = EmbedExposures.Models,
        ["users"] = EmbedExposures.Users, ["machines"] = EmbedExposures.Machines, ["recent"] = EmbedExposures.Recent, ["badge"] = EmbedExposures.Badge,
    };

    /// <summary>A scope's word.</summary>
    public static string Of(TokenScope scope) => Scopes.First(word => word.Value == scope).Key;

    /// <summary>The words of exposures, in the order of their values.</summary>
    public static IReadOnlyList<string> Of(EmbedExposures exposures) =>
        [.. Exposures.Where(word => exposures.HasFlag(word.Value)).OrderBy(static word => word.Value).Select(static word => word.Key)];
}
