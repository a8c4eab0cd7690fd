namespace WigToken.Generate;

/// <summary>An owner of transcripts. Everything that is ever copied stays with its person.</summary>
internal sealed class Person(IReadOnlyList<Place> places)
{
    internal IReadOnlyList<Place> Places { get; } = places;

    /// <summary>Sessions whose sub-agents may still be written.</summary>
    internal List<Session> Sessions { get; } = [];

    /// <summary>The beginning of an earlier session, to be copied when it is resumed.</summary>
    internal (byte[] Bytes, string SessionId)? Resumable { get; set; }
}

/// <summary>A project on a machine.</summary>
/// <param name="Folder">Relative to the root of the tree.</param>
/// <param name="WorkingDirectory">As it is written into JSON.</param>
internal sealed record Place(string Folder, string WorkingDirectory)
{
    internal bool IsWindows => WorkingDirectory[1] == ':';
}
