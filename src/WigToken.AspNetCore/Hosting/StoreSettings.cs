namespace WigToken.Hosting;

/// <summary>The names of what an installation remembers.</summary>
internal static class StoreSettings
{
    /// <summary>The fingerprint of the price book that history was priced with.</summary>
    public const string PriceBook = "price_book";
}
