using System.IO.Compression;
using System.Text;

namespace WigToken.AspNetCore.Tests.Ingest;

/// <summary>
/// Damages ingest requests the way clients, proxies and attackers do: fields spelled wrongly, bytes flipped, cut and doubled, before compression and
/// behind it, under headers that may be wrong. The same seed is the same request.
/// </summary>
internal static class IngestMutator
{
    private static readonly (string Name, string Value)[] Plain = [("Content-Type", "application/json")];
    private static readonly (string Name, string Value)[] Gzipped = [.. Plain, ("Content-Encoding", "gzip")];

    private static readonly (string Name, string Value)[][] OddHeaders =
    [
        [],
        [("Content-Type", "text/plain")],
        [("Content-Type", "application/json"), ("Content-Type", "application/json")],
        [("Content-Type", "application/json; charset=utf-16")],
        [("Content-Type", "application/json; charset=\"utf-8\"")],
        [("Content-Type", "application/json;;;charset=;=")],
        [.. Plain, ("Content-Encoding", "gzip, gzip")],
        [.. Plain, ("Content-Encoding", "gzip"), ("Content-Encoding", "gzip")],
        [.. Plain, ("Content-Encoding", "br")],
        [.. Plain, ("Content-Encoding", "identity")],
    ];

    public static (IReadOnlyList<(string Name, string Value)> Headers, byte[] Body) Of(int seed)
    {
        var random = new Random(seed);
        List<byte> body = [.. IngestSeeds.Bodies[random.Next(IngestSeeds.Bodies.Count)]];
        for (var changes = random.Next(4); changes > 0; changes--)
            Damage(body, random);
        if (random.Next(4) > 0)
            return (random.Next(50) == 0 ? OddHeaders[random.Next(OddHeaders.Length)] : Plain, [.. body]);

        List<byte> gzip = [.. Requests.Gzip([.. body], (CompressionLevel)random.Next(3))];
        for (var changes = random.Next(3); changes > 0; changes--)
            Damage(gzip, random);
        return (random.Next(50) == 0 ? OddHeaders[random.Next(OddHeaders.Length)] : Gzipped, [.. gzip]);
    }

    private static void Damage(List<byte> body, Random random)
    {
        if (body.Count == 0)
            return;
        var at = random.Next(body.Count);
        var length = Math.Min(random.Next(1, 60), body.Count - at);
        switch (random.Next(9))
        {
            case 0:
                body[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                body[at] = (byte)random.Next(256);
                break;
            case 2:
                body.RemoveRange(at, length);
                break;
            case 3:
                body.InsertRange(at, body.GetRange(at, length));
                break;
            case 4:
                body.RemoveRange(at, body.Count - at);
                break;
            case 5:
                body.InsertRange(at, IngestSeeds.Bodies[random.Next(IngestSeeds.Bodies.Count)]);
                break;
            case 6:
                body.InsertRange(at, Encoding.UTF8.GetBytes(IngestSeeds.Fragments[random.Next(IngestSeeds.Fragments.Count)]));
                break;
            default:
                ReplaceValue(body, at, random);
                break;
        }
    }

    /// <summary>Puts something else behind the next colon, so that the damage is to one field and not to the JSON.</summary>
    private static void ReplaceValue(List<byte> body, int at, Random random)
    {
        var colon = body.IndexOf((byte)':', at);
        var end = colon < 0 ? -1 : body.FindIndex(colon, static value => value is (byte)',' or (byte)'}');
        if (end < 0)
            return;
        body.RemoveRange(colon + 1, end - colon - 1);
        body.InsertRange(colon + 1, Encoding.UTF8.GetBytes(IngestSeeds.Values[random.Next(IngestSeeds.Values.Count)]));
    }
}
