using System.Net;

namespace WigToken.Load.Servers;

/// <summary>What the server said to a batch.</summary>
internal readonly record struct IngestAnswer(HttpStatusCode Status, int Applied, int Duplicates)
{
    public bool IsOk => Status == HttpStatusCode.OK;
}
