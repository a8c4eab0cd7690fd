using System.Net;
using WigToken.Load.Measuring;

namespace WigToken.AgentDrill.Week;

/// <summary>How an agent went about a server's limit.</summary>
internal static class Pace
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // What a clock that is asked twice may differ by.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);

    public static void AddPace(this Report report, IReadOnlyList<Exchange> exchanges, int limit)
    {
        var refused = exchanges.Where(static exchange => exchange.Status == HttpStatusCode.TooManyRequests).ToList();
        report.Add(new Figure("requests", "requests", exchanges.Count));
        report.Add(new Figure("refused", "of them answered 429", refused.Count));
        report.PromiseNone("requests sooner than Retry-After said", exchanges.Zip(exchanges.Skip(1)).Count(static pair => IsTooSoon(pair.First, pair.Second)));
        if (refused.Count == 0)
            return;
        // Until the first 429 the server lets through what it has saved up; from then on no more than it refills.
        var taken = exchanges.SkipWhile(exchange => exchange != refused[0]).Where(static exchange => exchange.Status == HttpStatusCode.OK).Select(static exchange => exchange.Time).ToList();
        report.AimAtMost("requests taken in any minute after the first 429", limit, MostInAMinute(taken));
    }

    private static bool IsTooSoon(Exchange refused, Exchange next) =>
        refused.RetryAfter is { } wait && next.Time - refused.Time < wait - Tolerance;

    private static int MostInAMinute(List<TimeSpan> times)
    {
        var (most, first) = (0, 0);
        for (var i = 0; i < times.Count; i++)
        {
            while (times[i] - times[first] >= Minute)
                first++;
            most = Math.Max(most, i - first + 1);
        }

        return most;
    }
}
