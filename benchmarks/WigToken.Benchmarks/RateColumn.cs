using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace WigToken.Benchmarks;

/// <summary>A mean in the units of the field. Every benchmark goes once over the whole sample.</summary>
internal sealed class RateColumn(string name, string legend, Func<double, double> ofSeconds, params Type[] scopes) : IColumn
{
    public static IEnumerable<IColumn> All { get; } =
    [
        new RateColumn("MB/s", "Million bytes of transcripts per second", static seconds => Sample.Instance.Bytes / seconds / 1e6, typeof(FindLines), typeof(ReadUsage)),
        new RateColumn("ns/line", "Nanoseconds per line of a transcript", static seconds => seconds * 1e9 / Sample.Instance.Lines, typeof(FindLines), typeof(ReadUsage)),
        new RateColumn("records/s", "Copies of messages per second", static seconds => Sample.Instance.Records.Count / seconds, typeof(FindPrices), typeof(StoreRecords)),
    ];

    public string Id => ColumnName;

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(benchmark => scopes.Contains(benchmark.Descriptor.Type));

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? ofSeconds(statistics.Mean / 1e9).ToString("N0", CultureInfo.InvariantCulture)
            : "NA";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
