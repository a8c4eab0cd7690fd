using WigToken.Parsing;

namespace WigToken.AspNetCore.Tests.Samples;

/// <summary>
/// The year of a team of fifty up to a moment, made up from a seed: they join over the year, work on week days between nine and seven above all, take
/// the end of December off, move to new models as those come out, and send sub-agents. One of the models has no price.
/// </summary>
internal sealed class TeamOfFifty(DateTimeOffset now)
{
    private const int Days = 365, Seed = 7;

    private static readonly string[] Names =
    [
        "ada", "grace", "linus", "margaret", "edsger", "barbara", "donald", "radia", "alan", "katherine", "dennis", "frances", "tim", "hedy", "guido", "joan", "bjarne",
        "shafi", "leslie", "karen", "niklaus", "evelyn", "claude", "mary", "john", "jean", "vint", "annie", "ken", "lynn", "tony", "sophie", "james", "anita", "larry",
        "adele", "rob", "betty", "andrew", "ruth", "robin", "kathleen", "peter", "marlyn", "simon", "irina", "jun", "mina", "haruki", "yuki",
    ];

    /// <summary>What the people of a group work on.</summary>
    private static readonly string[][] Groups =
    [
        ["shop-api", "shop-web", "payments"], ["mobile-app", "design-system"], ["data-platform", "forecasts", "notebooks"], ["infra", "deploy-tools"], ["search", "recommendations"],
        ["docs", "support-bot"],
    ];

    /// <summary>From which day of the year a model is there, how often it is taken then, and how much longer its answers are.</summary>
    private static readonly (string Model, string Provider, int From, int Weight, double Length)[] Models =
    [
        ("claude-sonnet-4-5", "anthropic", 0, 10, 1), ("claude-opus-4-5", "anthropic", 0, 4, 1.3), ("claude-haiku-4-5", "anthropic", 0, 3, 0.6),
        ("claude-sonnet-4-6", "anthropic", 75, 22, 1), ("claude-opus-4-6", "anthropic", 80, 9, 1.3), ("claude-sonnet-5", "anthropic", 215, 60, 1.1),
        ("claude-opus-5", "anthropic", 245, 30, 1.4), ("house-coder-2", "house", 310, 9, 0.9),
    ];

    private readonly Random _random = new(Seed);

    public static IReadOnlyList<string> People => Names;

    /// <summary>The machines of a person: everybody has a laptop, some have a second one.</summary>
    public static IEnumerable<string> MachinesOf(int person) =>
        person % 3 == 0 ? [$"{Names[person]}-laptop", $"{Names[person]}-tower"] : person % 7 == 1 ? [$"{Names[person]}-laptop", "build-01"] : [$"{Names[person]}-laptop"];

    /// <summary>Sessions in the order of their days.</summary>
    /// <param name="busiest">How many there are on the busiest days.</param>
    public IEnumerable<UsageBatch> Sessions(int busiest)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        for (var day = 0; day <= Days; day++)
        {
            var date = today.AddDays(day - Days);
            var count = (int)Math.Round(busiest * Growth(day) * Load(date) * (0.75 + 0.5 * _random.NextDouble()));
            for (var i = 0; i < count; i++)
            {
                if (Session(day, date) is { } session)
                    yield return session;
            }
        }
    }

    private static double Growth(int day) => 0.25 + 0.75 * day / Days;

    private static double Load(DateTimeOffset date) => date switch
    {
        { Month: 12, Day: > 22 } => 0.1,
        { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday } => 0.12,
        { DayOfWeek: DayOfWeek.Friday } => 0.75,
        { Month: 8 } => 0.65,
        _ => 1,
    };

    private UsageBatch? Session(int day, DateTimeOffset date)
    {
        // Some use it much more than others, and a third joins later.
        var person = Math.Min(_random.Next(Names.Length), _random.Next(Names.Length));
        person = person * 9 % 300 < day ? person : _random.Next(12);
        var projects = Groups[person % Groups.Length];
        var machines = MachinesOf(person).ToArray();
        var origin = new UsageOrigin(Names[person], machines[_random.Next(3) / 2 % machines.Length], projects[Math.Min(_random.Next(projects.Length), _random.Next(projects.Length))], "claude-code");
        var at = date.AddHours(Hour()).ToUnixTimeMilliseconds();
        var session = $"{_random.Next():x8}-{_random.Next(0x10000):x4}-4{_random.Next(0x1000):x3}-a{_random.Next(0x1000):x3}-{_random.NextInt64(1L << 48):x12}";
        var records = Messages(session, day, at).TakeWhile(record => record.TimestampMs <= now.ToUnixTimeMilliseconds()).ToArray();
        return records.Length > 0 ? new UsageBatch(origin, records) : null;
    }

    /// <summary>Two humps with lunch between them; a few work at night.</summary>
    private double Hour() => _random.Next(25) switch
    {
        0 => 24 * _random.NextDouble(),
        < 12 => 8.8 + 3 * _random.NextDouble(),
        _ => 12.8 + 4.5 * Math.Sqrt(_random.NextDouble()),
    };

    private IEnumerable<UsageRecord> Messages(string session, int day, long at)
    {
        var (main, side) = (Pick(day), Pick(day));
        var length = 4 + (int)(90 * Math.Pow(_random.NextDouble(), 2.2));
        var (context, subAgent) = (14_000, 0);
        for (var i = 0; i < length; i++)
        {
            at += _random.Next(4_000, 70_000);
            if (subAgent == 0 && _random.Next(22) == 0)
                subAgent = _random.Next(3, 9);
            var isSide = subAgent > 0;
            subAgent -= isSide ? 1 : 0;
            var added = _random.Next(300, 3_500);
            context = context > 150_000 ? 24_000 : context + added;
            yield return Message(session, isSide ? side : main, at, isSide, new TokenCounts(
                _random.Next(3, 600), _random.Next(9) == 0 ? 2 * added : 0, _random.Next(9) == 0 ? 0 : added, isSide ? context / 4 : context, _random.Next(60, 1_400)));
        }
    }

    private UsageRecord Message(string session, (string Model, string Provider, double Length) model, long at, bool isSide, TokenCounts counts) => new()
    {
        MessageId = $"msg_01{_random.NextInt64():x16}", RequestId = $"req_01{_random.NextInt64():x16}", SessionId = session, Model = model.Model, Provider = model.Provider,
        TimestampMs = at, IsSidechain = isSide, Counts = counts with { Output = (long)(counts.Output * model.Length) },
    };

    private (string Model, string Provider, double Length) Pick(int day)
    {
        var there = Models.Where(model => model.From <= day).ToList();
        var at = _random.Next(there.Sum(static model => model.Weight));
        var model = there.First(one => (at -= one.Weight) < 0);
        return (model.Model, model.Provider, model.Length);
    }
}
