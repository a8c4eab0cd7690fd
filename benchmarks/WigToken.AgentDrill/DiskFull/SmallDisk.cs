using System.Diagnostics;
using System.Globalization;
using WigToken.Load;

namespace WigToken.AgentDrill.DiskFull;

/// <summary>A file system of its own and of little room, in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <exception cref="LoadException">Nothing can be mounted here: that needs root on Linux.</exception>
    public static SmallDisk Mount(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        if (Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "wigtoken-drill", folder) is { Length: > 0 } refusal)
            throw new LoadException($"No small file system can be mounted: {refusal} It needs root on Linux.");
        return new SmallDisk(folder);
    }

    /// <summary>Takes all the room that there is, but for some bytes.</summary>
    public void Fill(int leaveBytes)
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }

        file.SetLength(Math.Max(0, file.Length - leaveBytes));
    }

    public void Free() => File.Delete(Filler);

    public void Dispose() => Run("umount", _folder);

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : errors.Trim();
    }
}
