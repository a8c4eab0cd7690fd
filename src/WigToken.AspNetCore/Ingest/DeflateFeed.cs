namespace WigToken.Ingest;

/// <summary>
/// Hands deflated bytes to a <see cref="System.IO.Compression.DeflateStream"/>, and notices what that keeps to itself: whether it wanted more than
/// there was, and whether it stopped before it had all. The last byte is handed out alone, and asked for only by a stream that is not at its end.
/// </summary>
internal sealed class DeflateFeed(ReadOnlyMemory<byte> bytes) : Stream
{
    private int _position;

    /// <summary>The bytes end in the middle of the stream.</summary>
    public bool RanOut { get; private set; }

    /// <summary>There are bytes behind the end of the stream.</summary>
    public bool HasRest => _position < bytes.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var left = bytes.Length - _position;
        if (left == 0)
        {
            RanOut = true;
            return 0;
        }

        var count = Math.Min(buffer.Length, left == 1 ? 1 : left - 1);
        bytes.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
