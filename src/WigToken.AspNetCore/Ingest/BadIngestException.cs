namespace WigToken.Ingest;

/// <summary>Nothing of a request can be taken: the answer it gets instead.</summary>
internal sealed class BadIngestException(int status, string code, string message, (string Name, string Value)? header = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>A header of the answer that tells what would be taken.</summary>
    public (string Name, string Value)? Header { get; } = header;
}
