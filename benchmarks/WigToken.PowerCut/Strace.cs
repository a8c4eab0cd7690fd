using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace WigToken.PowerCut;

/// <summary>Runs the writer with every call that changes a file recorded.</summary>
internal static class Strace
{
    private const string Calls =
        "trace=openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,pwritev,pwritev2,writev,fallocate,truncate,sync_file_range";

    /// <summary>Why nothing can be recorded here; null if it can.</summary>
    public static async Task<string?> WhyNotAsync()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-f", "-e", "trace=none", "true"]) { RedirectStandardError = true, UseShellExecute = false })!;
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : $"strace may not trace here: {said.Trim()}";
        }
        catch (Win32Exception)
        {
            return "strace is not installed (apt-get install strace).";
        }
    }

    /// <param name="folder">An empty folder for the database, by its real path.</param>
    /// <param name="workload">What to write.</param>
    /// <param name="synchronous">How.</param>
    /// <param name="inject">Calls that shall fail, as strace's <c>-e inject=</c> takes them; counted for each thread by itself.</param>
    /// <param name="cancellationToken">Ends the writer.</param>
    public static async Task<IReadOnlyList<DiskEvent>> RunAsync(
        string folder, Workload workload, Synchronous synchronous, string? inject, CancellationToken cancellationToken)
    {
        string[] write =
        [
            "dotnet", Path.Combine(AppContext.BaseDirectory, "WigToken.PowerCut.dll"), "write", folder,
            workload.Seed.ToString(CultureInfo.InvariantCulture), workload.Batches.ToString(CultureInfo.InvariantCulture), synchronous.ToString(),
        ];
        // The filter in the kernel keeps the calls that nobody asked for at full speed.
        string[] trace = ["-f", "--seccomp-bpf", "-qq", "-xx", "-y", "-s", "1048576", "-e", Calls, "-e", "signal=none", "-o", "/dev/stderr"];
        string[] fail = inject is null ? [] : ["-e", $"inject={inject}"];
        var start = new ProcessStartInfo("strace", [.. trace, .. fail, .. write]) {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        // The runtime makes files of its own for debuggers.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var reader = new TraceReader(folder);
        try
        {
            var others = await ReadAsync(process.StandardError.BaseStream, reader, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"The writer ended with {process.ExitCode}. {others} {await output}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        await output;
        return reader.Events;
    }

    /// <summary>Feeds the reader line by line; returns the lines that are not strace's.</summary>
    private static async Task<string> ReadAsync(Stream stream, TraceReader reader, CancellationToken cancellationToken)
    {
        var others = "";
        var buffer = new byte[1 << 20];
        var held = 0;
        while (await stream.ReadAsync(buffer.AsMemory(held), cancellationToken) is > 0 and var read)
        {
            held += read;
            var start = 0;
            while (buffer.AsSpan(start, held - start).IndexOf((byte)'\n') is >= 0 and var length)
            {
                var line = buffer.AsSpan(start, length);
                if (length > 0 && !char.IsAsciiDigit((char)line[0]))
                    others += System.Text.Encoding.UTF8.GetString(line) + "\n";
                reader.Read(line);
                start += length + 1;
            }

            held -= start;
            buffer.AsSpan(start, held).CopyTo(buffer);
            if (held == buffer.Length)
                Array.Resize(ref buffer, 2 * buffer.Length);
        }

        return others;
    }
}
