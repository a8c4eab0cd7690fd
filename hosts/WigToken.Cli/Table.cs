using System.Text;

namespace WigToken.Cli;

/// <summary>Rows of text in aligned columns. Columns whose title begins with <c>&gt;</c> stand to the right.</summary>
internal sealed class Table(params string[] titles)
{
    private readonly List<string[]> _rows = [[.. titles.Select(static title => title.TrimStart('>'))]];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, titles.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => titles[column].StartsWith('>') ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }
}
