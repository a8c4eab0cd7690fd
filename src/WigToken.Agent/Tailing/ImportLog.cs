using Microsoft.Extensions.Logging;

namespace WigToken.Agent.Tailing;

/// <summary>Tells the log every two seconds how an import is coming on, and once that it ended. A short one only ends; one that failed only begins anew.</summary>
internal sealed partial class ImportLog : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ImportProgress _progress;
    private readonly ILogger _logger;
    private readonly ITimer _timer;

    public ImportLog(ImportProgress progress, TimeProvider time, ILogger logger)
    {
        (_progress, _logger) = (progress, logger);
        _timer = time.CreateTimer(_ => Tell(), null, Interval, Interval);
    }

    public void Dispose()
    {
        _timer.Dispose();
        var status = _progress.Status;
        if (status.State == ImportState.Done && status.Files > 0)
            LogDone(_logger, status.FilesDone, Megabytes(status.BytesDone), status.Elapsed.TotalSeconds, Megabytes(status.BytesPerSecond), status.Messages);
    }

    private void Tell()
    {
        var status = _progress.Status;
        LogRunning(
            _logger, status.FilesDone, status.Files, Megabytes(status.BytesDone), Megabytes(status.Bytes), Megabytes(status.BytesPerSecond), status.Messages,
            status.Remaining is { } rest ? $"{Math.Ceiling(rest.TotalSeconds)} s left" : "time left unknown");
    }

    private static double Megabytes(double bytes) => bytes / 1_000_000;

    [LoggerMessage(
        EventId = 40, Level = LogLevel.Information,
        Message = "Importing: {Done}/{Files} files, {Read:F0}/{Size:F0} MB, {Speed:F0} MB/s, {Messages} messages, {Remaining}.")]
    private static partial void LogRunning(ILogger logger, long done, long files, double read, double size, double speed, long messages, string remaining);

    [LoggerMessage(
        EventId = 41, Level = LogLevel.Information,
        Message = "Imported {Files} files, {Read:F1} MB in {Seconds:F1} s ({Speed:F0} MB/s): {Messages} new messages.")]
    private static partial void LogDone(ILogger logger, long files, double read, double seconds, double speed, long messages);
}
