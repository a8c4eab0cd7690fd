using WigToken.Oracle;

namespace WigToken.AgentDrill.Transcripts;

/// <summary>Every copy that was ever written to its end.</summary>
internal sealed class Written
{
    private readonly Lock _lock = new();
    private readonly List<OracleCopy> _copies = [];

    public void Add(IEnumerable<DrillLine> lines)
    {
        lock (_lock)
            _copies.AddRange(lines.Select(static line => line.Copy).OfType<OracleCopy>());
    }

    /// <summary>What a ledger must hold of it.</summary>
    public IReadOnlyDictionary<string, OracleRow> Rows(string user, string machine)
    {
        lock (_lock)
            return OracleLedger.Merge(_copies, user, machine, "");
    }
}
