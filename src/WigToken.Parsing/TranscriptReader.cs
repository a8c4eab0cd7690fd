using System.Buffers;

namespace WigToken.Parsing;

/// <summary>
/// Reads a transcript stream line by line and hands on what counts. Its memory is one buffer that grows only for a line longer than it,
/// at most to <see cref="MaxLineLength"/>. Bad lines are reported, never thrown. One reader may read any number of streams, one after the
/// other; it is not safe for use by several threads.
/// </summary>
public sealed class TranscriptReader
{
    /// <summary>The longest line that is read: 256 MiB. A longer one is skipped without being held.</summary>
    public const int MaxLineLength = 256 * 1024 * 1024;

    // Larger than almost every line (99 % are under 100 KB), small enough to stay in the L2 cache.
    private const int ReadLength = 256 * 1024;

    // Longer buffers are so rare that the pool is not to keep them.
    private const int PooledLength = 64 * ReadLength;

    private readonly ITranscriptFormat _format;
    private readonly ContentIdentity _identity = new();
    private readonly Relay _relay;
    private byte[] _buffer = [];

    // Of the buffer: the current line starts at _start, data ends at _end; a line feed was looked for up to _scanned, a timestamp up to _searched.
    private int _start, _end, _scanned, _searched;
    private long _offset, _bytes, _lines, _linesWithoutUsage;
    private long? _timestamp;

    /// <summary>Creates a reader.</summary>
    /// <param name="format">The format of the transcripts.</param>
    public TranscriptReader(ITranscriptFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        _format = format;
        _relay = new Relay(this);
    }

    /// <summary>Reads what follows <paramref name="from"/>; or everything, if the stream no longer holds what was read before it.</summary>
    /// <param name="stream">The transcript; seekable unless <paramref name="from"/> is <see cref="TranscriptPosition.Start"/>.</param>
    /// <param name="from">Where an earlier call ended.</param>
    /// <param name="fallbackTimestampMs">For lines without a timestamp that have no neighbour with one either; usually the file's modification time.</param>
    /// <param name="handler">Receives what is found.</param>
    /// <param name="maxBytes">End after about so many bytes, at the end of a line; not before one whole line was read, so that every call gets on.</param>
    /// <remarks>
    /// A last line without a line feed counts as soon as it is complete, but the position stays before it: it will be read again, which
    /// is harmless, since copies of one message are merged.
    /// </remarks>
    public ReadResult Read(
        Stream stream, TranscriptPosition from, long fallbackTimestampMs, IUsageHandler handler, long maxBytes = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(handler);
        _buffer = ArrayPool<byte>.Shared.Rent(ReadLength);
        try
        {
            return ReadFrom(stream, from, fallbackTimestampMs, handler, maxBytes);
        }
        finally
        {
            _relay.End();
            Exchange([]);
        }
    }

    private ReadResult ReadFrom(Stream stream, TranscriptPosition from, long fallbackTimestampMs, IUsageHandler handler, long maxBytes)
    {
        var isResumed = _identity.TryResume(stream, from);
        (_offset, _timestamp) = isResumed ? (from.Offset, from.TimestampMs) : (0, null);
        (_start, _end, _scanned, _searched) = (0, 0, 0, 0);
        (_bytes, _lines, _linesWithoutUsage) = (0, 0, 0);
        _relay.Begin(handler, fallbackTimestampMs);

        var isEndOfFile = false;
        var first = _offset;
        while (!isEndOfFile && (_bytes < maxBytes || _offset == first))
        {
            isEndOfFile = !TryFill(stream);
            ReadWholeLines();
            if (isEndOfFile)
                ReadUnfinishedLine();
            else if (_end - _start > MaxLineLength)
                isEndOfFile = !TrySkipLongLine(stream);
        }

        var position = new TranscriptPosition(_offset, _identity.Fingerprint(), _timestamp);
        return new ReadResult(position, isEndOfFile, !isResumed, _bytes, _lines, _linesWithoutUsage);
    }

    private bool TryFill(Stream stream)
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end, _scanned, _searched) = (0, _end - _start, _scanned - _start, 0);
        if (_end == _buffer.Length)
            Grow();
        // Not more than stays in the cache, however long the buffer is; but a long line is read in ever longer pieces.
        var length = Math.Min(Math.Max(ReadLength - _end, _end), _buffer.Length - _end);
        var read = stream.Read(_buffer, _end, length);
        _end += read;
        _bytes += read;
        return read > 0;
    }

    /// <summary>By fours, and one more so that the last step is not taken twice: what is left of the shorter ones adds up to a third of the last.</summary>
    private void Grow()
    {
        var length = _buffer.Length * 4L;
        var longer = length <= PooledLength
            ? ArrayPool<byte>.Shared.Rent((int)length)
            : GC.AllocateUninitializedArray<byte>((int)Math.Min(length + 1, MaxLineLength + 1));
        _buffer.AsSpan(0, _end).CopyTo(longer);
        Exchange(longer);
    }

    private void Exchange(byte[] buffer)
    {
        if (_buffer.Length is > 0 and <= PooledLength)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = buffer;
    }

    private void ReadWholeLines()
    {
        var length = _buffer.AsSpan(_scanned.._end).LastIndexOf((byte)'\n') + 1;
        var whole = _scanned + length;
        _scanned = _end;
        if (length == 0)
            return;
        _identity.Append(_buffer.AsSpan(_start..whole));
        while (_start < whole)
        {
            var lines = _buffer.AsSpan(_start..whole);
            var usage = _format.IndexOfUsage(lines, out var passed);
            var start = usage < 0 ? lines.Length : lines[..usage].LastIndexOf((byte)'\n') + 1;
            _linesWithoutUsage += passed;
            Pass(start, passed);
            if (usage < 0)
                break;
            var end = usage + lines[usage..].IndexOf((byte)'\n');
            ReadLine(lines[start..end]);
            Pass(end + 1 - start, lines: 1);
        }

        SearchTimestamp();
    }

    private void Pass(int bytes, int lines)
    {
        _start += bytes;
        _offset += bytes;
        _lines += lines;
    }

    private void ReadUnfinishedLine()
    {
        if (_start == _end)
            return;
        _relay.IsLineUnfinished = true;
        _lines++;
        var line = _buffer.AsSpan(_start.._end);
        if (_format.IndexOfUsage(line, out _) < 0)
            _linesWithoutUsage++;
        else
            ReadLine(line);
    }

    private void ReadLine(ReadOnlySpan<byte> line) => _format.ReadLine(WithoutByteOrderMark(line, _offset), _offset, _relay);

    /// <summary>Passes over a line that is too long to be held. False when the file ends before the line does: then it stays unread.</summary>
    private bool TrySkipLongLine(Stream stream)
    {
        var (line, before) = (_offset, _identity.Snapshot());
        while (true)
        {
            _identity.Append(_buffer.AsSpan(_start.._end));
            _offset += _end - _start;
            (_start, _end) = (0, stream.Read(_buffer, 0, ReadLength));
            _bytes += _end;
            if (_end == 0)
            {
                _identity.Restore(before);
                _offset = line;
                return false;
            }

            var length = _buffer.AsSpan(0, _end).IndexOf((byte)'\n') + 1;
            if (length == 0)
                continue;
            _identity.Append(_buffer.AsSpan(0, length));
            _offset += length;
            _start = _scanned = length;
            _lines++;
            _relay.Skipped(SkipReason.TooLong, line);
            return true;
        }
    }

    /// <summary>Finds the timestamp of the nearest line before the current one, looking at no line twice; one line in a chunk, as a rule.</summary>
    private void SearchTimestamp()
    {
        var end = _start;
        while (end > _searched)
        {
            var start = _buffer.AsSpan(_searched..(end - 1)).LastIndexOf((byte)'\n') + 1 + _searched;
            var line = WithoutByteOrderMark(_buffer.AsSpan(start..(end - 1)), _offset - (_start - start));
            end = start;
            if (_format.ReadTimestamp(line) is not { } timestamp)
                continue;
            _timestamp = timestamp;
            break;
        }

        _searched = _start;
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> line, long offset) =>
        offset == 0 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;

    /// <summary>Stands between the format and the caller's handler: gives every line a timestamp, and says nothing of a line that is still being written.</summary>
    private sealed class Relay(TranscriptReader reader) : IUsageHandler
    {
        private IUsageHandler? _handler;
        private long _fallbackTimestampMs;

        public bool IsLineUnfinished { get; set; }

        public void Begin(IUsageHandler handler, long fallbackTimestampMs) =>
            (_handler, _fallbackTimestampMs, IsLineUnfinished) = (handler, fallbackTimestampMs, false);

        public void End() => _handler = null;

        public void Usage(in UsageLine line)
        {
            if (line.TimestampMs != UsageLine.NoTimestamp)
            {
                _handler!.Usage(in line);
                return;
            }

            reader.SearchTimestamp();
            _handler!.Usage(line with { TimestampMs = reader._timestamp ?? _fallbackTimestampMs });
        }

        public void Skipped(SkipReason reason, long offset)
        {
            if (!IsLineUnfinished)
                _handler!.Skipped(reason, offset);
        }
    }
}
