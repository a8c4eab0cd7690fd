using System.Net;
using WigToken.Load.Measuring;

namespace WigToken.AgentDrill.Week;

/// <summary>How an agent went about a server's limit.</summary>
internal static class Pace
{
    // What a clock that is asked twice may differ by.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);

    public static void AddPace(this Report report, IReadOnlyList<Exchange> exchanges)
    {
        report.Add(new Figure("requests", "requests", exchanges.Count));
        report.Add(new Figure("refused", "of them answered 429", exchanges.Count(static exchange => exchange.Status == HttpStatusCode.TooManyRequests)));
        report.PromiseNone("requests sooner than Retry-After said", exchanges.Zip(exchanges.Skip(1)).Count(static pair => IsTooSoon(pair.First, pair.Second)));
    }

    private static bool IsTooSoon(Exchange refused, Exchange next) =>
        refused.RetryAfter is { } wait && next.Time - refused.Time < wait - Tolerance;
}
