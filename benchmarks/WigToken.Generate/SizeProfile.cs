namespace WigToken.Generate;

/// <summary>File sizes as profiled on a real tree of 3,142 transcripts: half are under 105 KB, a few are tens of MB.</summary>
internal static class SizeProfile
{
    private const double MeanBytes = 0.4e6;
    private const int FewestFiles = 24;

    private static readonly (double Share, double Bytes)[] Points =
    [
        (0, 2e3), (0.25, 35e3), (0.5, 105e3), (0.75, 234e3), (0.9, 654e3), (0.95, 1.5e6), (0.99, 5.4e6), (0.999, 15e6), (1, 60e6),
    ];

    internal static long[] Sizes(TranscriptTreeOptions options, SeededRandom random)
    {
        var bytes = options.Megabytes * 1e6;
        var count = options.Files > 0 ? options.Files : Math.Max(FewestFiles, (int)(bytes / MeanBytes));

        // Even steps through the profile, not draws: a small tree has its few large files too.
        var sizes = new double[count];
        for (var file = 0; file < count; file++)
            sizes[file] = SizeAt((file + 0.5) / count);
        var scale = bytes / sizes.Sum();

        for (var file = count - 1; file > 0; file--)
        {
            var other = random.Below(file + 1);
            (sizes[file], sizes[other]) = (sizes[other], sizes[file]);
        }

        return [.. sizes.Select(size => (long)(size * scale))];
    }

    private static double SizeAt(double share)
    {
        var above = Array.FindIndex(Points, 1, point => share <= point.Share);
        var (low, high) = (Points[above - 1], Points[above]);
        return low.Bytes + ((high.Bytes - low.Bytes) * (share - low.Share) / (high.Share - low.Share));
    }
}
