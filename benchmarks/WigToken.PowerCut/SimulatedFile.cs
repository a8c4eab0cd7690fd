namespace WigToken.PowerCut;

/// <summary>A file of which the disk surely holds one part, and of what came after it any part.</summary>
internal sealed class SimulatedFile
{
    private const int SectorBytes = 512;

    private readonly FileBytes _synced = new();
    private readonly List<Change> _pending = [];

    public bool HasPending => _pending.Count > 0;

    public void Write(int at, long offset, byte[] bytes) => _pending.Add(new Change(at, offset, bytes));

    public void Truncate(int at, long length) => _pending.Add(new Change(at, length, null));

    /// <summary>What was done before an event is on the disk for good.</summary>
    public void Sync(int before)
    {
        foreach (var change in _pending)
        {
            if (change.At < before)
                change.ApplyTo(_synced);
        }

        _pending.RemoveAll(change => change.At < before);
    }

    /// <summary>What the disk may hold if the power goes now.</summary>
    public FileBytes Survivor(Random random)
    {
        var image = new FileBytes(_synced);
        // Everything in order up to a moment as often as any mixture, whose share differs from file to file: with one in two of 1,000
        // writes gone, what only the last ones could break would never be seen.
        var (inOrder, reached, share) = (random.Next(2) == 0, random.Next(_pending.Count + 1), random.NextDouble());
        for (var i = 0; i < _pending.Count; i++)
        {
            var survives = inOrder ? i < reached : random.NextDouble() < share;
            var torn = inOrder ? i == reached : random.Next(5) == 0;
            if (torn)
                Tear(_pending[i], image, random);
            else if (survives)
                _pending[i].ApplyTo(image);
        }

        return image;
    }

    /// <summary>A disk writes a sector or it does not; which of several comes first is its own affair.</summary>
    private static void Tear(Change change, FileBytes image, Random random)
    {
        if (change.Bytes is not { } bytes)
            return;
        for (var start = 0; start < bytes.Length;)
        {
            var length = Math.Min(bytes.Length - start, SectorBytes - (int)((change.Offset + start) % SectorBytes));
            if (random.Next(2) == 0)
                image.Write(change.Offset + start, bytes.AsSpan(start, length));
            start += length;
        }
    }

    /// <summary>Bytes written at an offset, or, without bytes, a new length.</summary>
    private readonly record struct Change(int At, long Offset, byte[]? Bytes)
    {
        public void ApplyTo(FileBytes file)
        {
            if (Bytes is null)
                file.SetLength(Offset);
            else
                file.Write(Offset, Bytes);
        }
    }
}
