using System.Diagnostics;

namespace WigToken.Storage.Tests.Sqlite;

/// <summary>A file system of its own and of little room, in memory. Skips the test where none can be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Database => _folder.File("usage.db");

    private string Filler => _folder.File("filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a small file system needs root on Linux.");
        var disk = new SmallDisk();
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "wigtoken-test", disk._folder.Path) is { Length: > 0 } refusal)
        {
            disk._folder.Dispose();
            Assert.Skip($"No small file system can be mounted here: {refusal}");
        }

        return disk;
    }

    /// <summary>Takes all the room that there is, but for some bytes.</summary>
    public void Fill(int leaveBytes = 0)
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

    public async Task MakeReadOnlyAsync() => Assert.Empty(await RunAsync("mount", "-o", "remount,ro", _folder.Path));

    public void Dispose()
    {
        using (var process = Process.Start("umount", _folder.Path))
            process.WaitForExit();
        _folder.Dispose();
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? "" : $"{program} ended with {process.ExitCode}. {errors}";
    }
}
