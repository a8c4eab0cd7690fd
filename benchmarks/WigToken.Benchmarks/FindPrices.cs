using BenchmarkDotNet.Attributes;
using WigToken.Pricing;

namespace WigToken.Benchmarks;

/// <summary>What every record costs, each priced by itself.</summary>
public class FindPrices
{
    [Benchmark]
    public (long NanoDollars, int Unpriced) DefaultBook()
    {
        (long NanoDollars, int Unpriced) sum = default;
        foreach (var record in Sample.Instance.Records)
        {
            if (PriceBook.Default.Find(record.Provider, record.Model, record.TimestampMs) is { } row)
                sum.NanoDollars += row.Price.Of(record.Counts).NanoDollars;
            else
                sum.Unpriced++;
        }

        return sum;
    }
}
