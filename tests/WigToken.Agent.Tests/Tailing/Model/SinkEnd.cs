using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>A sink in the same process, which must hold every copy, and none that never stood in a file.</summary>
internal sealed class SinkEnd : IFarEnd
{
    private readonly TestSink _sink = new();

    public IUsageSink Start() => _sink;

    public Task CheckAsync(IReadOnlySet<OracleCopy> must, IReadOnlySet<OracleCopy> may)
    {
        var held = _sink.Copies.Select(static copy => Disk.WithoutFallback(TestSink.Plain(copy.Record))).ToHashSet();
        if (!must.IsSubsetOf(held))
            Assert.Fail($"Not in the sink: {OracleText.Of(must.Except(held).First())}");
        if (!held.IsSubsetOf(may))
            Assert.Fail($"Never in a file: {OracleText.Of(held.Except(may).First())}");
        return Task.CompletedTask;
    }

    public Task EndAsync(IReadOnlySet<OracleCopy> must, IReadOnlySet<OracleCopy> may) => CheckAsync(must, may);

    public void Dispose()
    {
    }
}
