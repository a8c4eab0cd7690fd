using WigToken.Parsing;

namespace WigToken.Load.Queries;

/// <summary>
/// A year of a team, made up from a seed: everybody has one to three machines and eight projects, and works in sessions of about an hour,
/// on week days between nine and seven above all. It ends with yesterday, UTC.
/// </summary>
internal sealed class TeamYear(int users)
{
    private const int Days = 365, Projects = 8, MessagesPerSession = 150, Seed = 1;
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Models =
    [
        "claude-sonnet-4-5-20250929", "claude-sonnet-4-5-20250929", "claude-opus-4-5-20251101", "claude-sonnet-4-20250514", "claude-opus-4-1-20250805",
        "claude-haiku-4-5-20251001", "claude-3-7-sonnet-20250219",
    ];

    private readonly Random _random = new(Seed);

    public static string UserName(int user) => $"user-{user + 1:00}";

    /// <summary>The sessions, day by day.</summary>
    public IEnumerable<List<UsageBatch>> Sessions(int messages)
    {
        var today = DateTime.UtcNow.Date;
        var days = Enumerable.Range(0, Days).Select(day => today.AddDays(day - Days)).ToList();
        double all = days.Sum(Weight), done = 0;
        var made = 0;
        foreach (var day in days)
        {
            done += Weight(day);
            var until = (int)Math.Round(messages * (done / all));
            var sessions = new List<UsageBatch>();
            while (made < until)
            {
                var session = Session(day, Math.Min(until - made, _random.Next(1, 2 * MessagesPerSession)));
                made += session.Records.Count;
                sessions.Add(session);
            }

            // In the order in which a team's agents send them.
            yield return [.. sessions.OrderBy(static session => session.Records[0].TimestampMs)];
        }
    }

    private static int Weight(DateTime day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 10;

    private UsageBatch Session(DateTime day, int count)
    {
        // Some use it much more than others.
        var user = Math.Min(_random.Next(users), _random.Next(users));
        var origin = new UsageOrigin(UserName(user), $"{UserName(user)}-machine-{1 + _random.Next(1 + user % 3)}", $"-home-{UserName(user)}-project-{1 + _random.Next(Projects)}", "claude-code");
        var hour = _random.Next(20) == 0 ? _random.Next(24) : 9 + 10 * _random.NextDouble();
        var ms = new DateTimeOffset(day, TimeSpan.Zero).ToUnixTimeMilliseconds() + (long)(hour * 3_600_000);
        var session = SessionId();
        var (model, other) = (_random.Next(Models.Length), _random.Next(Models.Length));
        var records = new UsageRecord[count];
        for (var i = 0; i < count; i++)
        {
            ms += _random.Next(1000, 45_000);
            records[i] = Message(ms, session, Models[_random.Next(10) == 0 ? other : model]);
        }

        return new UsageBatch(origin, records);
    }

    private UsageRecord Message(long ms, string session, string model) => new()
    {
        MessageId = Id("msg_01"), RequestId = Id("req_01"), SessionId = session, Model = model, Provider = "anthropic", TimestampMs = ms,
        IsSidechain = _random.Next(10) == 0,
        Counts = new TokenCounts(_random.Next(1, 3000), _random.Next(0, 20_000), _random.Next(5) == 0 ? _random.Next(20_000) : 0, _random.Next(160_000), _random.Next(1, 1200)),
    };

    private string SessionId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private string Id(string prefix) => prefix + new string(_random.GetItems<char>(Letters, 22));
}
