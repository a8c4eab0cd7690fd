namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>Hands out blanks for ever, and counts them, or fails as it is told to.</summary>
internal sealed class EndlessStream : Stream
{
    public const int Most = 10_000;

    public Exception? Trouble { get; init; }

    public int Handed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (Trouble is not null)
            throw Trouble;
        var count = Math.Min(Most, buffer.Length);
        buffer[..count].Fill((byte)' ');
        Handed += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
