using System.Collections.Frozen;
using System.Reflection;

namespace WigToken.Assets;

/// <summary>The files that the npm workspace builds into the package. There are none when it was built without Node.js.</summary>
internal static class EmbeddedAssets
{
    private const string Brotli = ".br", Gzip = ".gz";

    /// <summary>The files of a folder by their path below it; a compressed one counts as a form of the file it was made of.</summary>
    /// <param name="folder">The <c>LogicalName</c> of its <c>WebBundle</c>, such as <c>widget/</c>.</param>
    public static FrozenDictionary<string, EmbeddedAsset> Load(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return names
            .Where(static name => !name.EndsWith(Brotli, StringComparison.Ordinal) && !name.EndsWith(Gzip, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[folder.Length..],
                name => new EmbeddedAsset(name, Read(name)!.Value, Read(name + Brotli), Read(name + Gzip)),
                StringComparer.Ordinal);

        ReadOnlyMemory<byte>? Read(string name)
        {
            if (!names.Contains(name))
                return null;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
