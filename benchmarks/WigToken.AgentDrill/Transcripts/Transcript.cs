using WigToken.Oracle;

namespace WigToken.AgentDrill.Transcripts;

/// <summary>A file of the drill. A line may stand in it half, and is finished before anything else is added.</summary>
internal sealed class Transcript(string path, string session)
{
    private DrillLine? _unfinished;
    private int _written;

    public string Path { get; set; } = path;

    public string Session => session;

    /// <summary>Whether it ends with a line.</summary>
    public bool IsWhole => _unfinished is null;

    public long Length => new FileInfo(Path).Length;

    /// <summary>Adds a line.</summary>
    /// <returns>The lines that are complete now.</returns>
    public IEnumerable<DrillLine> Append(DrillLine line)
    {
        var complete = Finish();
        Write(FileMode.Append, line.Bytes);
        return [.. complete, line];
    }

    /// <summary>Adds the first part of a line; one that would be read as something else is made shorter.</summary>
    /// <returns>The lines that are complete now.</returns>
    public IEnumerable<DrillLine> AppendPart(DrillLine line, int length)
    {
        var complete = Finish();
        while (length < line.Bytes.Length - 1 && IsReadable(line, length))
            length--;
        Write(FileMode.Append, line.Bytes.AsSpan(0, length));
        (_unfinished, _written) = (line, length);
        return complete;
    }

    /// <summary>Adds what is missing of a line.</summary>
    /// <returns>The line, if one was unfinished.</returns>
    public IReadOnlyList<DrillLine> Finish()
    {
        if (_unfinished is not { } line)
            return [];
        Write(FileMode.Append, line.Bytes.AsSpan(_written));
        _unfinished = null;
        return [line];
    }

    /// <summary>Gives up a half line, which then was never written. One that only lacks its line feed counts already, and gets it.</summary>
    /// <returns>The line, if it counts.</returns>
    public IReadOnlyList<DrillLine> GiveUp()
    {
        if (_unfinished is { } line && IsReadable(line, _written))
            return Finish();
        _unfinished = null;
        return [];
    }

    /// <summary>The whole lines.</summary>
    public byte[] Read()
    {
        var bytes = File.ReadAllBytes(Path);
        return bytes[..(Array.LastIndexOf(bytes, (byte)'\n') + 1)];
    }

    public void Write(FileMode mode, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(Path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Write(bytes);
    }

    public void CutTo(long length)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.SetLength(length);
    }

    private static bool IsReadable(DrillLine line, int length) => OracleLines.Read(line.Bytes[..length], fallbackTimestampMs: 0).Count > 0;
}
