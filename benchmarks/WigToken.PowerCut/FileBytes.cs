namespace WigToken.PowerCut;

/// <summary>The contents of a file, in memory; zeros where nothing was written.</summary>
internal sealed class FileBytes
{
    private byte[] _bytes;

    public FileBytes() => _bytes = [];

    public FileBytes(FileBytes other)
    {
        _bytes = other.Content.ToArray();
        Length = _bytes.Length;
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Length);

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        var end = checked((int)offset + bytes.Length);
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
        bytes.CopyTo(_bytes.AsSpan((int)offset));
        Length = Math.Max(Length, end);
    }

    public void SetLength(long length)
    {
        var wanted = checked((int)length);
        if (wanted < Length)
            _bytes.AsSpan(wanted, Length - wanted).Clear();
        else if (wanted > _bytes.Length)
            Array.Resize(ref _bytes, wanted);
        Length = wanted;
    }
}
