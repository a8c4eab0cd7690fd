using WigToken.Oracle;

namespace WigToken.Agent.Tests.Drills;

/// <summary>Compares what a server has with what it must and may have: as rows of a ledger, since copies that a merge would leave out need not be sent.</summary>
internal static class SameLedger
{
    /// <summary>Nothing more would come of what it must have, and it holds nothing that does not come of what it may have.</summary>
    public static void Between(IEnumerable<OracleCopy> must, IReadOnlyCollection<OracleCopy> held, IEnumerable<OracleCopy> may)
    {
        AssertSame(Merge(held.Concat(must)), Merge(held), "Not on the server");
        NothingBut(held, may);
    }

    /// <summary>It holds nothing that does not come of what it may have.</summary>
    public static void NothingBut(IEnumerable<OracleCopy> held, IEnumerable<OracleCopy> may)
    {
        var allowed = Merge(may);
        AssertSame(allowed, Merge(held.Concat(may)), "On the server, and never in a file");
    }

    private static IReadOnlyDictionary<string, OracleRow> Merge(IEnumerable<OracleCopy> copies) => OracleLedger.Merge(copies, "ann", "laptop", null);

    private static void AssertSame(IReadOnlyDictionary<string, OracleRow> expected, IReadOnlyDictionary<string, OracleRow> actual, string what)
    {
        foreach (var (id, row) in expected.Concat(actual))
        {
            if (expected.GetValueOrDefault(id) != actual.GetValueOrDefault(id))
                Assert.Fail($"{what}: {OracleText.Of(row)}\nexpected: {Text(expected, id)}\nactual:   {Text(actual, id)}");
        }
    }

    private static string Text(IReadOnlyDictionary<string, OracleRow> rows, string id) => rows.TryGetValue(id, out var row) ? OracleText.Of(row) : "nothing";
}
