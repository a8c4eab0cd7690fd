using System.IO.Enumeration;

namespace WigToken.Agent.Discovery;

/// <summary>Walks the folders below a root. What cannot be listed is passed over; links are followed once.</summary>
public static class TranscriptTree
{
    internal const string Extension = ".jsonl";

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>The transcripts below a root, in no order; none if it does not exist.</summary>
    public static IEnumerable<TranscriptFile> Walk(string root)
    {
        var linksFollowed = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Stack<(string Path, bool IsLinked)>([(root, false)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder.Path))
            {
                if (entry.File is { } file)
                    yield return file with { Root = root, IsLinked = folder.IsLinked || entry.IsLink };
                else if (entry.IsLink ? TryResolve(new DirectoryInfo(entry.Folder), out var target) && linksFollowed.Add(target) : entry.Folder.Length > 0)
                    folders.Push((entry.Folder, folder.IsLinked || entry.IsLink));
            }
        }
    }

    private static List<(TranscriptFile? File, string Folder, bool IsLink)> Entries(string folder)
    {
        var entries = new List<(TranscriptFile?, string, bool)>();
        try
        {
            entries.AddRange(new FileSystemEnumerable<(TranscriptFile?, string, bool)>(folder, Describe, Everything)
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) =>
                    entry.IsDirectory || entry.FileName.EndsWith(Extension, StringComparison.Ordinal),
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone since its own folder was listed, or a disk error: what was listed so far is something.
        }

        return entries;
    }

    private static (TranscriptFile? File, string Folder, bool IsLink) Describe(ref FileSystemEntry entry)
    {
        var path = entry.ToFullPath();
        if (entry.IsDirectory)
            return (null, path, entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
        // A link's own size and time are not those of the file it points to.
        if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return Stat(path) is { } target ? (target, "", true) : (null, "", false);
        return (new TranscriptFile("", path, entry.Length, entry.LastWriteTimeUtc.ToUnixTimeMilliseconds()), "", false);
    }

    /// <summary>The file at a path, links followed; null if there is none.</summary>
    internal static TranscriptFile? Stat(string path)
    {
        var info = new FileInfo(path);
        if (info.Exists && info.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            if (!TryResolve(info, out var target))
                return null;
            info = new FileInfo(target);
        }

        return info.Exists ? new TranscriptFile("", path, info.Length, new DateTimeOffset(info.LastWriteTimeUtc).ToUnixTimeMilliseconds()) : null;
    }

    private static bool TryResolve(FileSystemInfo link, out string target)
    {
        target = "";
        try
        {
            target = link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "";
            return target.Length > 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A link that leads nowhere, in a circle, or through a closed folder.
            return false;
        }
    }
}
