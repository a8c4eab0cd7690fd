namespace WigToken.Agent.Discovery;

/// <summary>Whether the file system under a path tells of changes made to it.</summary>
internal static class Notifications
{
    // Changes that another machine makes on these are seen only by looking.
    private static readonly string[] Silent = ["nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "9p", "v9fs", "vboxsf", "vmhgfs", "afpfs", "webdav", "drvfs"];

    public static bool AreExpected(string path)
    {
        try
        {
            var drive = new DriveInfo(path);
            return drive.DriveType != DriveType.Network
                && !drive.DriveFormat.StartsWith("fuse", StringComparison.OrdinalIgnoreCase)
                && !Silent.Contains(drive.DriveFormat, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Not to be told: look at intervals, which always works.
            return false;
        }
    }
}
