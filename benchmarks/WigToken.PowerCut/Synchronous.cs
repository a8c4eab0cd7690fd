namespace WigToken.PowerCut;

/// <summary>When SQLite asks the disk to keep what it wrote (sqlite.org/pragma.html#pragma_synchronous).</summary>
internal enum Synchronous
{
    /// <summary>As the store does: before a commit is acknowledged.</summary>
    Full,

    /// <summary>Only around checkpoints: sound, but acknowledged commits can be gone.</summary>
    Normal,

    /// <summary>Never: anything can be gone, and the file damaged.</summary>
    Off,
}
