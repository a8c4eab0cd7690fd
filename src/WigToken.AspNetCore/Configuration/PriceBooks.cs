using WigToken.Pricing;

namespace WigToken.Configuration;

/// <summary>The price book that the options ask for.</summary>
internal static class PriceBooks
{
    public static PriceBook Load(WigTokenOptions options, string contentRoot)
    {
        var book = options.PriceBook.Equals("published", StringComparison.OrdinalIgnoreCase) ? PriceBook.Published : PriceBook.Default;
        return options.PricesFile is { } file ? book.WithOverrides(PriceBookFile.Parse(File.ReadAllBytes(Path.GetFullPath(file, contentRoot)))) : book;
    }

    public static IEnumerable<string> Problems(WigTokenOptions options, string contentRoot)
    {
        if (options.PriceBook.ToUpperInvariant() is not ("DEFAULT" or "PUBLISHED"))
            yield return $"{Setting.Name("PriceBook")} is \"{options.PriceBook}\"; expected default or published.";
        foreach (var problem in FileProblems(options, contentRoot))
            yield return $"{Setting.Name("PricesFile")}, file '{options.PricesFile}': {problem}";
    }

    private static IReadOnlyList<string> FileProblems(WigTokenOptions options, string contentRoot)
    {
        try
        {
            if (options.PricesFile is { } file)
                PriceBookFile.Parse(File.ReadAllBytes(Path.GetFullPath(file, contentRoot)));
            return [];
        }
        catch (PriceBookException exception)
        {
            return exception.Problems;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [exception.Message];
        }
    }
}
