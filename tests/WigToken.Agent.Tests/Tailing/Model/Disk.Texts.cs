using System.Globalization;
using System.Text;

namespace WigToken.Agent.Tests.Tailing.Model;

internal sealed partial class Disk
{
    private const string ByteOrderMark = "\uFEFF";

    private string TextOf(Act act, string path, int number) => act switch
    {
        Act.WriteLines => Lines(1 + (number % 5)),
        Act.WriteCopies => Line(id: $"copied{number % 3}", output: number % 4) + "\n",
        Act.WriteWithoutLineFeed => Line(),
        Act.WritePart => Part(path, number),
        Act.WriteRest => (_rests.Remove(path, out var rest) ? rest : "") + (number % 4 == 0 ? "" : "\n"),
        Act.WriteWindowsLine => Line() + "\r\n",
        Act.WriteWithoutTimestamp => Line(timestamp: "") + "\n",
        Act.WriteOther => Other(number),
        Act.WriteNulBlock => new string('\0', 1 + (number % 700)) + (number % 3 == 0 ? "" : Line() + "\n"),
        Act.WriteLong => Line(length: 100_000 + (number % 400_000)) + "\n",
        Act.WriteVeryLong => number % 10 == 0 ? Line(length: 5_000_000) + "\n" : Lines(1),
        _ => File.Exists(path) ? ByteOrderMark : ByteOrderMark + Line() + "\n",
    };

    private string Part(string path, int number)
    {
        var line = Line(length: number % 11 == 0 ? 300_000 : 0);
        var cut = number % line.Length;
        _rests[path] = line[cut..];
        return line[..cut];
    }

    private static string Other(int number) => (number % 6) switch
    {
        0 => "\n",
        1 => """{"type":"user","message":{"role":"user","content":"say \"usage\":{"},"timestamp":"2026-03-01T11:00:00.000Z"}""" + "\n",
        2 => """{"type":"assistant","message":{"id":"none","usage":null}}""" + "\n",
        3 => """{"type":"assistant","message":{"id":"cut","usage":{"input_to""",
        4 => "\uFFFD}]\"usage\"\n",
        _ => """{"type":"summary","summary":"한글 🙂"}""" + "\n",
    };

    /// <summary>Other content in place of a file's, of a length that relates to it as told, and sometimes with the same beginning.</summary>
    private void Rewrite(Act act, string path, int number)
    {
        var old = File.ReadAllBytes(path);
        var head = number % 3 == 0 ? 0 : Array.IndexOf(old, (byte)'\n', Math.Min(old.Length, 1_024 * (1 + (number % 2)))) + 1;
        var length = old.Length - head + (act - Act.RewriteEqual) * (1 + (number % 3_000));
        byte[] text = [.. old.AsSpan(0, head), .. Encoding.UTF8.GetBytes(LinesOf(length))];
        if (number % 2 == 0)
            Write(path, FileMode.Truncate, file => file.Write(text));
        else
        {
            File.Delete(path + ".new");
            Write(path + ".new", FileMode.CreateNew, file => file.Write(text));
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    /// <summary>Lines of so many bytes together; nothing where that is less than a line.</summary>
    private string LinesOf(int length)
    {
        var text = new StringBuilder();
        while (length - text.Length - 1 is var left && left >= 600)
            text.Append(Line(length: left > 5_000 ? 2_000 : left)).Append('\n');
        return text.ToString();
    }

    private string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Line() + "\n"));

    private string Line(string? id = null, long output = 7, string timestamp = "2026-03-01T10:00:00.000Z", int length = 0)
    {
        var uuid = (++_serial).ToString("D9", CultureInfo.InvariantCulture);
        var line = Agent.Tests.Lines.Usage(id ?? "m" + uuid, output, "@", timestamp, uuid);
        return line.Replace("@", new string('x', Math.Max(0, length - line.Length + 1)), StringComparison.Ordinal);
    }
}
