namespace WigToken.PowerCut;

/// <summary>Something that happened to the store's folder, or a promise made about it, in the order in which it was seen.</summary>
internal abstract record DiskEvent
{
    internal sealed record Created(string Name) : DiskEvent;

    internal sealed record Removed(string Name) : DiskEvent;

    internal sealed record Written(string Name, long Offset, byte[] Bytes) : DiskEvent;

    internal sealed record Truncated(string Name, long Length) : DiskEvent;

    /// <summary>An fsync that returned. It covers only events before <paramref name="Before"/>: those that had ended when it began.</summary>
    internal sealed record Synced(string Name, int Before) : DiskEvent;

    /// <summary>An fsync of the folder: names created or removed until then are there to stay.</summary>
    internal sealed record FolderSynced(int Before) : DiskEvent;

    internal sealed record Acknowledged(int Batch) : DiskEvent;

    /// <summary>The store refused a batch with a code, and will be asked again.</summary>
    internal sealed record Refused(string Code) : DiskEvent;
}
