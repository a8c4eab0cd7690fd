using System.Text.RegularExpressions;

namespace WigToken.Load.Servers;

/// <summary>The last lines that a server printed, and the token among them.</summary>
internal sealed partial class ServerOutput
{
    private const int MaxLines = 50;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    public string? AdminToken { get; private set; }

    public void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lock)
        {
            if (Token().Match(line) is { Success: true } token)
            {
                AdminToken = token.Value;
                return;
            }

            _lines.Enqueue(line);
            if (_lines.Count > MaxLines)
                _lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }

    [GeneratedRegex("wts_[0-9A-Za-z]{49}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
