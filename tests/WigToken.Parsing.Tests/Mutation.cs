namespace WigToken.Parsing.Tests;

/// <summary>Damages files the way disks, editors and attackers do: bytes flipped, cut, spliced, doubled.</summary>
internal static class Mutation
{
    private static readonly byte[] Tempting = [.. "\"\\{}[]:,\n\0 u0123456789eE-.tfn"u8];

    public static byte[] Of(byte[][] seeds, int seed)
    {
        var random = new Random(seed);
        List<byte> file = [.. seeds[random.Next(seeds.Length)]];
        for (var changes = random.Next(1, 4); changes > 0 && file.Count > 0; changes--)
        {
            var at = random.Next(file.Count);
            var length = Math.Min(random.Next(1, 40), file.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    file[at] = Tempting[random.Next(Tempting.Length)];
                    break;
                case 1:
                    file.RemoveRange(at, length);
                    break;
                case 2:
                    file.Insert(at, Tempting[random.Next(Tempting.Length)]);
                    break;
                case 3:
                    file.InsertRange(at, file.GetRange(at, length));
                    break;
                case 4:
                    file.RemoveRange(at, file.Count - at);
                    break;
                default:
                    file.InsertRange(at, seeds[random.Next(seeds.Length)]);
                    break;
            }
        }

        return [.. file];
    }
}
