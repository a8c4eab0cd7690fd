using System.Globalization;

namespace WigToken.Load.Measuring;

/// <summary>What a run found: a table, single figures below it, the aims that it met or missed, and the promises that were kept or broken.</summary>
internal sealed partial class Report(string command, IReadOnlyDictionary<string, object?> settings)
{
    private readonly List<(string What, IReadOnlyList<Figure> Figures)> _rows = [];
    private readonly List<Figure> _figures = [];
    private readonly List<(string What, double Limit, double Value, bool IsMet, bool IsPromise)> _aims = [];

    /// <summary>Whether every aim was met. A busy machine misses some.</summary>
    public bool IsGood => _aims.TrueForAll(static aim => aim.IsMet);

    /// <summary>Whether something happened that must not, on whatever machine.</summary>
    public bool IsBroken => _aims.Exists(static aim => aim is { IsPromise: true, IsMet: false });

    public void Row(string what, params IReadOnlyList<Figure> figures) => _rows.Add((what, figures));

    public void Add(Figure figure) => _figures.Add(figure);

    public void AimAtMost(string what, double limit, double value) => _aims.Add(($"{what} at most", limit, value, value <= limit, IsPromise: false));

    public void AimAtLeast(string what, double limit, double value) => _aims.Add(($"{what} at least", limit, value, value >= limit, IsPromise: false));

    public void PromiseNone(string what, long value) => _aims.Add(($"{what} at most", 0, value, value == 0, IsPromise: true));

    public void Print(TextWriter output)
    {
        var labels = _rows.SelectMany(static row => row.Figures).Select(static figure => figure.Label).Distinct(StringComparer.Ordinal).ToList();
        var lines = new List<string[]> { (string[])["", .. labels] };
        lines.AddRange(_rows.Select(row => (string[])
            [row.What, .. labels.Select(label => row.Figures.FirstOrDefault(figure => figure.Label == label) is { } figure ? Show(figure) : "")]));
        if (_rows.Count > 0)
            PrintColumns(output, lines);
        output.WriteLine();
        PrintColumns(output, _figures.ConvertAll(static figure => (string[])[figure.Label, Show(figure)]));
        output.WriteLine();
        foreach (var (what, limit, value, isMet, isPromise) in _aims)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isMet ? "met   " : isPromise ? "BROKEN" : "MISSED")} {what} {limit:#,0.##}: {value:#,0.##}"));
    }

    private static void PrintColumns(TextWriter output, List<string[]> lines)
    {
        for (var column = 0; column < lines.Max(static line => (int?)line.Length); column++)
        {
            var width = lines.Max(line => line[column].Length);
            foreach (var line in lines)
                line[column] = column == 0 ? line[column].PadRight(width) : line[column].PadLeft(width + 2);
        }

        foreach (var line in lines)
            output.WriteLine(string.Concat(line));
    }

    private static string Show(Figure figure) => double.IsNaN(figure.Value) ? "-" : figure.Value.ToString($"N{figure.Decimals}", CultureInfo.InvariantCulture);
}
