namespace WigToken.Live;

/// <summary>One snapshot of the totals, serialised once for all subscribers.</summary>
/// <param name="Version">The store's version; the event's id.</param>
/// <param name="Bytes">The event as it goes over the wire.</param>
internal sealed record LiveFrame(long Version, ReadOnlyMemory<byte> Bytes);
