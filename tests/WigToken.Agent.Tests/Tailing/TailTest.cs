namespace WigToken.Agent.Tests.Tailing;

/// <summary>One transcript, read by a tail that can be started again with what its sink had taken.</summary>
public abstract class TailTest : IDisposable
{
    private protected TempFolder Folder { get; } = new();

    private protected TestSink Sink { get; } = new();

    protected string Transcript => Folder.File("s.jsonl");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<Tail> StartAsync(long? sliceBytes = null) => Tail.StartAsync(Folder.Path, Sink, sliceBytes);

    protected void Append(string text) => File.AppendAllText(Transcript, text);
}
