using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using WigToken.Contracts;
using WigToken.Ingest;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>Requests that are right, and JSON for them in all the ways in which it can be written.</summary>
internal static class AnyIngest
{
    private const string Unknown = """[null,{"machine":"\u0000","ts":[-1e400]},true]""";

    private static readonly Gen<string> Character = Gen.OneOf("a", "Z", "0", " ", "\"", "\\", "/", "<", "é", "한", "😀", "\u00a0", "\ufffd", "u00e9", "_", "-");

    private static readonly Gen<long> Count = Gen.OneOf(Gen.Long[0, 3], Gen.Long[0, IngestLimits.Count], Gen.Const(IngestLimits.Count));

    private static readonly Gen<string> Machine = Gen.Char["ABCXYZabcxyz0189_.-"].Array[1, IngestLimits.Machine].Select(static characters => new string(characters));

    private static readonly Gen<IngestMessage> Message = Gen.Select(
        Gen.Select(Text(IngestLimits.MessageId - 1), Optional(Text(IngestLimits.Model)), Optional(Text(IngestLimits.RequestId)), Optional(Text(IngestLimits.SessionId)), Optional(Text(IngestLimits.Project))),
        Gen.Select(Count, Gen.Nullable(Count), Count, Count, Gen.Nullable(Gen.Bool)),
        Gen.Select(Count, Count, Gen.Bool, Gen.Bool),
        Gen.Long[IngestLimits.FirstMs, IngestLimits.LastMs],
        static (texts, counts, split, ts) => new IngestMessage
        {
            MessageId = "x" + texts.Item1,
            Model = texts.Item2,
            RequestId = texts.Item3,
            SessionId = texts.Item4,
            Project = texts.Item5,
            InputTokens = counts.Item1,
            CacheCreationInputTokens = split.Item4 ? (split.Item1 + split.Item2) % (IngestLimits.Count + 1) : counts.Item2,
            CacheReadInputTokens = counts.Item3,
            OutputTokens = counts.Item4,
            IsSidechain = counts.Item5,
            CacheCreation = split.Item3 ? new CacheCreationSplit(split.Item1, split.Item2) : null,
            Ts = ts,
        });

    public static readonly Gen<IngestRequest> Request = Gen.Select(Machine, Message.Array[0, 5], static (machine, messages) => new IngestRequest(machine, messages));

    /// <summary>Keys in any order, blanks and escapes anywhere, and fields that nobody knows.</summary>
    public static readonly Gen<string> Json = Gen.Select(Request, Gen.Int, static (request, seed) =>
    {
        var text = new StringBuilder();
        Write(JsonSerializer.SerializeToNode(request, WigTokenJson.Default.IngestRequest)!, text, new Random(seed));
        return text.ToString();
    });

    private static Gen<string> Text(int longest) => Gen.OneOf(
        Character.Array[1, 12].Select(string.Concat), Gen.Char['a', 'f'].Array[1, longest].Select(static characters => new string(characters)));

    private static Gen<string?> Optional(Gen<string> text) => Gen.OneOf(text.Select(static value => (string?)value), Gen.OneOf<string?>(null, ""));

    private static void Write(JsonNode node, StringBuilder into, Random random)
    {
        Blank(into, random);
        if (node is JsonObject fields)
        {
            var all = fields.Select(static field => (field.Key, field.Value)).ToList();
            for (var unknown = random.Next(3); unknown > 0; unknown--)
                all.Add(($"x{unknown}", null));
            random.Shuffle(CollectionsMarshal.AsSpan(all));
            WriteAll('{', all, '}', into, random, static (field, into, random) =>
            {
                WriteText(field.Key, into, random);
                Blank(into, random);
                into.Append(':');
                if (field.Value is { } value)
                    Write(value, into, random);
                else
                    into.Append(field.Key[0] == 'x' ? Unknown : "null");
            });
        }
        else if (node is JsonArray items)
            WriteAll('[', [.. items], ']', into, random, static (item, into, random) => Write(item!, into, random));
        else if (node.GetValueKind() is JsonValueKind.String)
            WriteText((string)node!, into, random);
        else
            into.Append(node.ToJsonString());
        Blank(into, random);
    }

    private static void WriteAll<T>(char open, List<T> items, char close, StringBuilder into, Random random, Action<T, StringBuilder, Random> write)
    {
        into.Append(open);
        foreach (var (index, item) in items.Index())
        {
            if (index > 0)
                into.Append(',');
            Blank(into, random);
            write(item, into, random);
        }

        Blank(into, random);
        into.Append(close);
    }

    private static void WriteText(string text, StringBuilder into, Random random)
    {
        var escapes = random.Next(4);
        into.Append('"');
        foreach (var character in text)
        {
            if (char.IsControl(character) || random.Next(4) < escapes - 1 || (char.IsSurrogate(character) && escapes > 1))
                into.Append("\\u").Append(((int)character).ToString(random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture));
            else if (character is '"' or '\\')
                into.Append('\\').Append(character);
            else
                into.Append(character);
        }

        into.Append('"');
    }

    private static void Blank(StringBuilder into, Random random)
    {
        if (random.Next(8) == 0)
            into.Append(" \n\r\t"[random.Next(4)], random.Next(1, 4));
    }
}
