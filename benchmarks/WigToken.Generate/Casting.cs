namespace WigToken.Generate;

/// <summary>Who works where, when and with what.</summary>
internal sealed class Casting(SeededRandom random, FeatureTally tally)
{
    private const long YearStartMs = 1_751_328_000_000; // 2025-07-01
    private const long DayMs = 86_400_000;

    private static readonly string[] Names = ["ada", "grace", "linus", "margaret", "edsger", "barbara", "donald", "radia"];
    private static readonly string[] Projects = ["shop-api", "site.next", "compiler_lab", "data", "infra", "mobile app", "docs", "game"];

    internal static List<Person> People(TreeLayout layout)
    {
        if (layout == TreeLayout.Solo)
            return [new Person([.. Places("", "ada", isWindows: false), .. Places("", "ada", isWindows: true).Take(3)])];

        return [.. Names.Select((name, number) => new Person([.. layout switch
        {
            TreeLayout.Team => Places($"{name}/projects/", name, number % 3 == 2),
            TreeLayout.TeamFlat => Places($"{name}/", name, isWindows: false),
            _ => Places($"{name}/laptop-{number}/projects/", name, number % 3 == 2)
                .Concat(Places($"{name}/desk/projects/", name, number % 2 == 1)),
        }]))];
    }

    internal Session Session(Person person)
    {
        var place = random.Pick<Place>([.. person.Places]);
        tally.Count(place.IsWindows ? Feature.WindowsFolder : Feature.UnixFolder);

        var day = random.Below(365);
        // An era that has not occurred yet comes more often, so that small trees have it too.
        var era = (day, random.Unit()) switch
        {
            (_, var chance) when chance < (tally[Feature.LayoutZero] == 0 ? 0.1 : 0.01) => Era.Zero,
            ( < 90, _) => Era.One,
            ( < 190, _) => Era.TwoZero,
            (_, var chance) when chance < (tally[Feature.LayoutSorted] == 0 ? 0.4 : 0.15) => Era.Sorted,
            ( < 280, _) => Era.TwoOne,
            _ => Era.Later,
        };
        var isThirdParty = era != Era.Sorted && random.Chance(tally[Feature.CacheFiguresNull] == 0 ? 0.3 : 0.05);
        var model = isThirdParty ? random.Pick("deepseek-chat", "kimi-k2-0905-preview", "MiniMax-M2") : Model(era);
        if (isThirdParty || model is "claude-lab-preview-0")
            tally.Count(Feature.UnpricedModel);
        return new Session
        {
            Id = random.Uuid(),
            Place = place,
            Era = era,
            Version = era switch
            {
                Era.Zero => "0.2.122",
                Era.One => $"1.0.{random.Between(20, 128)}",
                Era.TwoZero => $"2.0.{random.Between(10, 76)}",
                Era.TwoOne => $"2.1.{random.Between(5, 114)}",
                _ => $"2.1.{random.Between(190, 230)}",
            },
            Model = model,
            IsThirdParty = isThirdParty,
            ClockMs = YearStartMs + (day * DayMs) + random.Below((int)DayMs),
        };
    }

    /// <summary>A sub-agent of a session: its own file, the same session id.</summary>
    internal Session Agent(Session parent, int idLength) => new()
    {
        Id = parent.Id,
        Place = parent.Place,
        Era = parent.Era,
        Version = parent.Version,
        Model = parent.IsThirdParty || random.Chance(0.5) ? parent.Model : Model(parent.Era),
        IsThirdParty = parent.IsThirdParty,
        ClockMs = parent.ClockMs,
        AgentId = "a" + random.Hex(idLength - 1),
        Recent = parent.Recent,
        Announced = parent.Announced,
    };

    internal string Model(Era era) => random.Chance(0.005) ? "claude-lab-preview-0" : era switch
    {
        Era.Zero or Era.One => random.Pick(
            "claude-sonnet-4-20250514", "claude-opus-4-20250514", "claude-opus-4-1-20250805", "claude-3-5-haiku-20241022"),
        Era.TwoZero => random.Pick("claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001", "claude-opus-4-1-20250805"),
        _ => random.Pick("claude-opus-4-5-20251101", "claude-opus-4-6", "claude-sonnet-4-6", "claude-haiku-4-5-20251001"),
    };

    private static IEnumerable<Place> Places(string prefix, string name, bool isWindows) => Projects.Select(project =>
    {
        var directory = isWindows ? $"C:\\Users\\{name}\\{project}" : $"/Users/{name}/work/{project}";
        var folder = string.Concat(directory.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        return new Place(prefix + folder, directory.Replace("\\", "\\\\", StringComparison.Ordinal));
    });
}
