namespace WigToken.Configuration;

/// <summary>Where the database is.</summary>
internal static class DatabaseLocation
{
    private const string Sqlite = "sqlite:";

    public static string Resolve(WigTokenOptions options, string contentRoot)
    {
        var path = options.DatabaseUrl is { } url ? url[Sqlite.Length..] : options.DatabasePath;
        if (path.StartsWith("///", StringComparison.Ordinal))
            path = path[2..];
        return Path.GetFullPath(path, contentRoot);
    }

    /// <summary>What is wrong with the options, if anything. The address itself is never repeated: it may hold a password.</summary>
    public static string? Problem(WigTokenOptions options)
    {
        if (options.DatabaseUrl is not { } url)
            return options.DatabasePath.Length > 0 ? null : $"{Setting.Name("DatabasePath")} is empty; expected the path of a file.";
        var scheme = url.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? url[..end] : "";
        return scheme switch
        {
            "sqlite" when url.Length > Sqlite.Length => null,
            "sqlite" => $"{Setting.Name("DatabaseUrl")} names no file; expected sqlite:PATH.",
            "postgres" or "postgresql" or "mysql" or "mariadb" =>
                $"{Setting.Name("DatabaseUrl")} asks for {scheme}, which this version does not have yet; expected sqlite:PATH.",
            _ => $"{Setting.Name("DatabaseUrl")} begins \"{scheme}:\", which is no database that is known here; expected sqlite:PATH.",
        };
    }
}
