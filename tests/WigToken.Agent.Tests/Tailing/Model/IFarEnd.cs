using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>Where the records of a tail end up.</summary>
internal interface IFarEnd : IDisposable
{
    /// <summary>What a tail that starts now hands its records to. Of an earlier one only what would survive a kill is left.</summary>
    IUsageSink Start();

    /// <summary>Compares what has arrived with the copies that stood in a file the tail came to read, and those that stood in any file.</summary>
    /// <exception cref="OperationCanceledException">The tail's process was killed meanwhile.</exception>
    Task CheckAsync(IReadOnlySet<OracleCopy> must, IReadOnlySet<OracleCopy> may);

    /// <summary>Nothing more goes wrong: compares what arrives in the end.</summary>
    Task EndAsync(IReadOnlySet<OracleCopy> must, IReadOnlySet<OracleCopy> may);
}
