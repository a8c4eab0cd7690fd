namespace WigToken.Generate;

public static class TranscriptTree
{
    /// <summary>Fills a directory with transcripts, about as large, as many-sided and as broken as real ones.</summary>
    /// <param name="directory">Created when it is missing.</param>
    /// <param name="options">The same options give the same tree.</param>
    /// <exception cref="ArgumentException">The directory has something in it, or the size is not above zero.</exception>
    public static TranscriptTreeReport Write(string directory, TranscriptTreeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.Megabytes > 0))
            throw new ArgumentException($"Megabytes is {options.Megabytes}; it must be above zero.", nameof(options));
        Directory.CreateDirectory(directory);
        if (Directory.EnumerateFileSystemEntries(directory).Any())
            throw new ArgumentException($"'{directory}' is not empty. Name an empty or a new directory.", nameof(directory));

        var random = new SeededRandom(options.Seed);
        var tally = new FeatureTally(random);
        var writer = new TreeWriter(directory, options, random, tally);
        var files = 0;
        foreach (var size in SizeProfile.Sizes(options, random))
        {
            writer.WriteOne(size);
            files++;
            options.Progress?.Invoke(files, writer.Bytes);
        }

        return new TranscriptTreeReport(files, writer.Bytes, writer.Lines, writer.UsageBytes, options.Seed, tally.ToDictionary());
    }
}
