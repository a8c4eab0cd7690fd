using System.IO.Enumeration;

namespace WigToken.Agent.Discovery;

/// <summary>Walks the folders below a root. What cannot be listed is passed over; links are followed once.</summary>
internal static class TranscriptTree
{
    public const string Extension = ".jsonl";

    public static IEnumerable<TranscriptFile> Walk(string root)
    {
        var linksFollowed = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder))
            {
                if (entry.File is { } file)
                    yield return file with { Root = root };
                else if (entry.IsLink ? TryResolve(entry.Folder, out var target) && linksFollowed.Add(target) : entry.Folder.Length > 0)
                    folders.Push(entry.Folder);
            }
        }
    }

    private static FileSystemEnumerable<(TranscriptFile? File, string Folder, bool IsLink)> Entries(string folder) =>
        new(folder, Describe, new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) =>
                entry.IsDirectory || entry.FileName.EndsWith(Extension, StringComparison.Ordinal),
        };

    private static (TranscriptFile? File, string Folder, bool IsLink) Describe(ref FileSystemEntry entry)
    {
        var path = entry.ToFullPath();
        if (entry.IsDirectory)
            return (null, path, entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
        // A link's own size and time are not those of the file it points to.
        if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return Stat(path) is { } target ? (target, "", false) : (null, "", false);
        return (new TranscriptFile("", path, entry.Length, entry.LastWriteTimeUtc.ToUnixTimeMilliseconds()), "", false);
    }

    /// <summary>The file at a path, links followed; null if there is none.</summary>
    public static TranscriptFile? Stat(string path)
    {
        var info = new FileInfo(path);
        if (info.Attributes.HasFlag(FileAttributes.ReparsePoint) && info.Exists)
            info = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
        return info.Exists ? new TranscriptFile("", path, info.Length, new DateTimeOffset(info.LastWriteTimeUtc).ToUnixTimeMilliseconds()) : null;
    }

    private static bool TryResolve(string link, out string target)
    {
        target = "";
        try
        {
            target = Directory.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? "";
            return target.Length > 0;
        }
        catch (IOException)
        {
            // A link that leads nowhere, or in a circle.
            return false;
        }
    }
}
