namespace WigToken.Cli;

/// <summary>A line on standard error that is written over again and again; nothing where standard error is no terminal.</summary>
internal sealed class ProgressLine(Func<long, string> text) : IProgress<long>, IDisposable
{
    private int _width;

    public void Report(long value)
    {
        if (Console.IsErrorRedirected)
            return;
        var line = text(value);
        Console.Error.Write($"\r{line.PadRight(_width)}");
        _width = line.Length;
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        if (_width > 0)
            Console.Error.WriteLine();
        _width = 0;
    }
}
