using System.Reflection;

namespace WigToken.Storage.Migrations;

/// <summary>One step of the schema. Its number is the schema version that it brings about.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The steps of an engine, in order, from the files <c>Migrations/&lt;engine&gt;/0001_*.sql</c>.</summary>
    public static IReadOnlyList<Migration> Of(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"WigToken.Storage.Migrations.{engine}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Read(assembly, resource, resource[prefix.Length..^".sql".Length]))];
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(name.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
