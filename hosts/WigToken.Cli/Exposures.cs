using WigToken.Storage.Access;

namespace WigToken.Cli;

/// <summary>Scopes, and what embed tokens show, in the words of the command line and the HTTP interface.</summary>
internal static class Exposures
{
    private static readonly EmbedExposures[] Single =
    [
        EmbedExposures.Totals, EmbedExposures.Timeseries, EmbedExposures.Models, EmbedExposures.Users, EmbedExposures.Machines, EmbedExposures.Recent,
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Single.Select(Word)];

    public static IReadOnlyList<string> NamesOf(EmbedExposures exposures) => [.. Single.Where(single => exposures.HasFlag(single)).Select(Word)];

    public static string Word(TokenScope scope) => Lower(scope.ToString());

    /// <exception cref="CommandException">A word of the list is none of <see cref="Names"/>.</exception>
    public static EmbedExposures Parse(string list)
    {
        var exposures = EmbedExposures.None;
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var found = Single.FirstOrDefault(single => Word(single).Equals(word, StringComparison.OrdinalIgnoreCase));
            exposures |= found != EmbedExposures.None ? found : throw new CommandException($"--exposes names '{word}'; expected {string.Join(", ", Names)}, separated by commas.");
        }

        return exposures;
    }

    private static string Word(EmbedExposures single) => Lower(single.ToString());

#pragma warning disable CA1308 // The words are lower case in the interface.
    private static string Lower(string word) => word.ToLowerInvariant();
#pragma warning restore CA1308
}
