using System.Globalization;
using WigToken.Load.Servers;

namespace WigToken.Load.Measuring;

/// <summary>Looks at a server each second.</summary>
internal sealed class ServerSampler(ServerProcess server, string database)
{
    private readonly TimeSpan _cpuBefore = server.Cpu;

    /// <summary>The largest size of the write-ahead log.</summary>
    public long MaxLogBytes { get; private set; }

    public long MaxResidentBytes { get; private set; }

    /// <summary>Processor time since this was made.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Completes when it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var log = new FileInfo(database + "-wal");
        for (var seconds = 1; !cancellationToken.IsCancellationRequested; seconds++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            log.Refresh();
            MaxLogBytes = Math.Max(MaxLogBytes, log.Exists ? log.Length : 0);
            MaxResidentBytes = Math.Max(MaxResidentBytes, server.ResidentBytes);
            Cpu = server.Cpu - _cpuBefore;
            if (seconds % 60 == 0)
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seconds} s: write-ahead log {MaxLogBytes / 1e6:F0} MB, resident {MaxResidentBytes / 1e6:F0} MB at most"));
        }
    }
}
