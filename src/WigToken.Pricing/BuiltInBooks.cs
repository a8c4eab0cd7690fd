namespace WigToken.Pricing;

/// <summary>The books in the package's own price files, each read when first asked for.</summary>
internal static class BuiltInBooks
{
    private static readonly Lazy<PriceBook> PublishedBook = new(static () => new PriceBook("published", Read("published.json")));
    private static readonly Lazy<PriceBook> DefaultBook = new(static () => Published.Layered("default", Read("families.json")));

    public static PriceBook Default => DefaultBook.Value;

    public static PriceBook Published => PublishedBook.Value;

    private static IReadOnlyList<PriceRow> Read(string file)
    {
        using var stream = typeof(BuiltInBooks).Assembly.GetManifestResourceStream(file)!;
        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return PriceBookFile.Parse(utf8);
    }
}
