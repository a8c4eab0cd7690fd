using System.Globalization;
using WigToken.Hosting;

namespace WigToken.Diagnostics;

/// <summary>The prices, and whether history was priced with them.</summary>
internal static class PriceChecks
{
    private const string Name = "prices";
    private const int Shown = 5;

    public static IEnumerable<Check> Run(Installed installed)
    {
        // Prices that cannot be read are a problem of the configuration and listed there.
        if (installed.Prices is not { } book)
            yield break;
        var overrides = installed.Options.PricesFile is { } file ? $"with the overrides of '{file}'" : "without overrides";
        var found = $"price book {book.Name} ({book.Fingerprint}), {overrides}";
        var isOther = installed.Database is { Messages: > 0 } priced && priced.Settings.TryGetValue(StoreSettings.PriceBook, out var noted) && noted != book.Fingerprint;
        yield return isOther
            ? Check.Warning(Name, $"{found}; history was priced with another", "'wigtoken reprice --dry-run' shows what would change, 'wigtoken reprice' changes it.")
            : Check.Ok(Name, found);
        if (installed.Database is { Unpriced: { Count: > 0 } unpriced })
        {
            var models = unpriced.Take(Shown).Select(static model => string.Create(CultureInfo.InvariantCulture, $"{model.Model} ({model.Tokens:N0} tokens)"));
            var more = unpriced.Count > Shown ? $" and {unpriced.Count - Shown} more" : "";
            yield return Check.Warning(
                Name, $"no price is known for {string.Join(", ", models)}{more}", "Their cost counts as 0. Add rows for them to PRICES_FILE, then run 'wigtoken reprice'.");
        }
    }
}
