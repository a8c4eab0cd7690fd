namespace WigToken.Generate;

public sealed class TranscriptTreeOptions
{
    /// <value>1. The same options give the same tree, byte for byte, modification times included.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>300. The size to come close to; a tree is a little larger, because no line is cut to fit.</value>
    public double Megabytes { get; init; } = 300;

    /// <value>0: as many as the size asks for at 0.4 MB each, and at least 24.</value>
    public int Files { get; init; }

    public TreeLayout Layout { get; init; }

    /// <value>Empty. Otherwise stands in every prompt, answer, tool input and tool result, so that a leak can be searched for.</value>
    public string Canary { get; init; } = "";

    /// <summary>Called after every file with the files and bytes written so far.</summary>
    public Action<int, long>? Progress { get; init; }
}
