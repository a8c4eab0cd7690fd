namespace WigToken.Storage.Relational;

/// <summary>A shorter form of session ids, as the ledger stores them: of a UUID its 16 bytes, as tools use those. Any other is stored as <see cref="CompactId"/> stores text.</summary>
internal static class SessionName
{
    // CompactId begins none of its forms with it.
    private const byte Uuid = 2;

    private const int UuidBytes = 16;

    public static byte[] Encode(string id)
    {
        // Only as Guid writes it again: another spelling is another id.
        if (!Guid.TryParseExact(id, "D", out var uuid) || uuid.ToString("D") != id)
            return CompactId.Encode(id);
        var bytes = new byte[1 + UuidBytes];
        bytes[0] = Uuid;
        uuid.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        return bytes;
    }

    /// <exception cref="WigTokenException">No id has this form.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        bytes is [Uuid, .. { Length: UuidBytes } uuid] ? new Guid(uuid, bigEndian: true).ToString("D") : CompactId.Decode(bytes);
}
