using System.Net;
using WigToken.AspNetCore.Tests.Hosting;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class BadQueryTests
{
    private const string Timeseries = "api/usage/timeseries", Leaderboard = "api/usage/leaderboard", Recent = "api/usage/recent", Summary = "api/usage/summary",
        Sessions = "api/usage/sessions", Projects = "api/usage/projects";

    public static readonly TheoryData<string, string> Bad = new()
    {
        { Timeseries + "?from=1&from=2", "duplicate_parameter" },
        { Timeseries + "?to=1&TO=2", "duplicate_parameter" },
        { Timeseries + "?step=hour&step=day", "duplicate_parameter" },
        { Timeseries + "?tz=UTC&tz=UTC", "duplicate_parameter" },
        { Timeseries + "?by=user&by=model", "duplicate_parameter" },
        { Timeseries + "?" + Many("user"), "too_many_values" },
        { Leaderboard + "?" + Many("machine"), "too_many_values" },
        { Recent + "?" + Many("model"), "too_many_values" },
        { Summary + "?" + Many("model_family"), "too_many_values" },
        { Sessions + "?" + Many("project"), "too_many_values" },
        { Timeseries + "?from=2000&to=1000", "range_invalid" },
        { Timeseries + "?from=1000&to=1000", "range_invalid" },
        { Timeseries + "?to=0", "range_invalid" },
        { Timeseries + "?from=-1", "range_invalid" },
        { Timeseries + "?from=1.5", "range_invalid" },
        { Timeseries + "?from=1e9", "range_invalid" },
        { Timeseries + "?from=yesterday", "range_invalid" },
        { Timeseries + "?from=1969-12-31T23:59:59Z", "range_invalid" },
        { Timeseries + "?to=9223372036854775808", "range_invalid" },
        { Timeseries + "?to=2026-02-30T00:00:00Z", "range_invalid" },
        // The day, week or month after it is none that a date can be made of.
        { Timeseries + "?from=9999-12-30T00:00:00Z&to=9999-12-31T23:00:00Z&step=day", "range_invalid" },
        { Timeseries + "?tz=Mars/Olympus", "tz_unknown" },
        { Timeseries + "?tz=/etc/localtime", "tz_unknown" },
        { Timeseries + "?tz=../zoneinfo/Europe/Berlin", "tz_unknown" },
        { Timeseries + "?tz=%00", "tz_unknown" },
        { Timeseries + "?by=session", "by_invalid" },
        { Timeseries + "?by=USER", "by_invalid" },
        { Timeseries + "?step=59999", "step_invalid" },
        { Timeseries + "?step=0", "step_invalid" },
        { Timeseries + "?step=-3600000", "step_invalid" },
        { Timeseries + "?step=3600000.5", "step_invalid" },
        { Timeseries + "?step=99999999999999", "step_invalid" },
        { Timeseries + "?step=fortnight", "step_invalid" },
        { Timeseries + "?from=0&to=600060000&step=60000", "range_too_large" },
        { Timeseries + "?from=0&step=hour", "range_too_large" },
        { Timeseries + "?from=0&to=9998-12-31T23:59:59Z&step=day", "range_too_large" },
        { Leaderboard + "?limit=0", "limit_invalid" },
        { Leaderboard + "?limit=101", "limit_invalid" },
        { Leaderboard + "?limit=1000000000", "limit_invalid" },
        { Leaderboard + "?limit=99999999999999999999", "limit_invalid" },
        { Leaderboard + "?limit=-1", "limit_invalid" },
        { Leaderboard + "?limit=ten", "limit_invalid" },
        { Leaderboard + "?limit=1&limit=2", "duplicate_parameter" },
        { Leaderboard + "?by=user&by=user", "duplicate_parameter" },
        { Leaderboard + "?by=kind", "by_invalid" },
        { Leaderboard + "?from=2000&to=1000", "range_invalid" },
        { Leaderboard + "?from=1&from=2", "duplicate_parameter" },
        { Leaderboard + "?to=tomorrow", "range_invalid" },
        { Recent + "?limit=0", "limit_invalid" },
        { Recent + "?limit=501", "limit_invalid" },
        { Recent + "?limit=1000000000", "limit_invalid" },
        { Recent + "?limit=%2B5", "limit_invalid" },
        { Recent + "?limit=1&limit=2", "duplicate_parameter" },
        { Recent + "?from=2&to=1", "range_invalid" },
        { Recent + "?session=a&session=b", "duplicate_parameter" },
        { "api/usage/breakdown?from=2&to=1", "range_invalid" },
        { "api/usage/breakdown.csv?from=2&to=1", "range_invalid" },
        { Summary + "?from=2&to=2", "range_invalid" },
        { Summary + "?by=kind", "by_invalid" },
        { Summary + "?limit=1001", "limit_invalid" },
        { Summary + "?compare=previous", "compare_invalid" },
        { Summary + "?compare=previous&from=1", "compare_invalid" },
        { Summary + "?compare=next&from=1&to=2", "compare_invalid" },
        { Summary + "?compare=previous&from=1&to=2&compareFrom=0&compareTo=1", "compare_invalid" },
        { Summary + "?compareFrom=1", "compare_invalid" },
        { Summary + "?compareFrom=2&compareTo=1", "range_invalid" },
        { Sessions + "?sort=mood", "sort_invalid" },
        { Sessions + "?order=up", "order_invalid" },
        { Sessions + "?cursor=1", "cursor_invalid" },
        { Sessions + "?cursor=1.x", "cursor_invalid" },
        { Sessions + "?limit=201", "limit_invalid" },
        { Projects + "?cursor=nowhere", "cursor_invalid" },
        { Projects + "?limit=0", "limit_invalid" },
        { "api/usage/labels?" + Many("user"), "too_many_values" },
        { "api/usage/explain", "id_missing" },
        { "api/usage/explain?id=", "id_missing" },
        { "api/usage/explain?id=a&id=b", "duplicate_parameter" },
    };

    public static readonly TheoryData<string> Good =
    [
        Timeseries + "?from=0&to=600000000&step=60000",
        Timeseries + "?from=9998-12-01T00:00:00Z&to=9998-12-31T23:59:59Z&step=month&tz=Pacific/Kiritimati",
        Timeseries + "?from=9998-12-01T00:00:00Z&to=9998-12-31T23:59:59Z&step=week&tz=Pacific/Pago_Pago",
        Timeseries + "?from=0&to=1&step=day&tz=America/New_York",
        Timeseries + "?from=0&to=1&step=31622400000",
        Timeseries + "?to=1000",
        Leaderboard + "?limit=1", Leaderboard + "?limit=100", Leaderboard + "?from=0", Leaderboard + "?to=253370764799999", Leaderboard + "?limit=",
        Recent + "?limit=1", Recent + "?limit=500", Recent + "?cursor=nowhere",
        Summary + "?limit=1000&by=user", Summary + "?from=0&to=1&compare=previous", Summary + "?compareFrom=0&compareTo=1", Sessions + "?limit=200&cursor=-1.0",
        Timeseries + "?user=a&user=b&model=&project=", Projects + "?limit=1000",
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task BadQuery_IsRefusedByCode(string query, string code)
    {
        await using var portal = await TestPortal.StartAsync();
        using var response = await portal.GetAsync(query);
        await response.AssertProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty(portal.Logs.Problems);
    }

    private static string Many(string name) => string.Join('&', Enumerable.Repeat(name + "=a", 51));

    [Theory]
    [MemberData(nameof(Good))]
    public async Task QueryAtTheEdge_IsAnswered(string query)
    {
        await using var portal = await TestPortal.WithLedgerAsync();
        using var response = await portal.GetAsync(query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
