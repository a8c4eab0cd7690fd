namespace WigToken.AgentDrill.Transcripts;

/// <summary>The number by which a file system knows a file.</summary>
internal static class Inode
{
    /// <summary>It; null where the system does not tell.</summary>
    public static string? Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var description = $"/proc/self/fdinfo/{file.SafeFileHandle.DangerousGetHandle()}";
        return File.Exists(description) ? File.ReadLines(description).FirstOrDefault(static line => line.StartsWith("ino:", StringComparison.Ordinal)) : null;
    }
}
