namespace WigToken.Contracts;

/// <summary><c>GET /api/admin/prices</c>: the prices in force.</summary>
/// <param name="Book">The price book's name.</param>
/// <param name="Fingerprint">Changes whenever some usage would be priced differently.</param>
/// <param name="HistoryIsCurrent">Whether what is stored was priced with this book; otherwise pricing it again may change it.</param>
/// <param name="Rows">Every row, as they apply after layering.</param>
/// <param name="Unpriced">The models that have tokens without a price, most tokens first.</param>
public sealed record PricesResponse(string Book, string Fingerprint, bool HistoryIsCurrent, IReadOnlyList<PriceInfo> Rows, IReadOnlyList<UnpricedModel> Unpriced);

/// <summary>A row of a price book.</summary>
/// <param name="Provider">Who serves the model; empty: any.</param>
/// <param name="Model">The model's id.</param>
/// <param name="EffectiveFrom">The first day, UTC; null: from the beginning.</param>
/// <param name="EffectiveTo">The last day, UTC, inclusive; null: until the model's next row.</param>
/// <param name="Source">Where the figures are from.</param>
/// <param name="Rates">The rates.</param>
/// <param name="LongPrompt">The rates of long prompts; null: length makes no difference.</param>
public sealed record PriceInfo(
    string Provider, string Model, string? EffectiveFrom, string? EffectiveTo, string Source, RatesInfo Rates, LongPromptInfo? LongPrompt);

/// <summary>US dollars per million tokens.</summary>
/// <param name="Input">Uncached input.</param>
/// <param name="CacheWrite5m">Writes to the cache that lives five minutes.</param>
/// <param name="CacheWrite1h">Writes to the cache that lives one hour.</param>
/// <param name="CacheRead">Reads from the cache.</param>
/// <param name="Output">Output.</param>
public sealed record RatesInfo(decimal Input, decimal CacheWrite5m, decimal CacheWrite1h, decimal CacheRead, decimal Output);

/// <summary>Rates for the whole of a request whose prompt is long.</summary>
/// <param name="Above">They apply to prompts of more tokens than this.</param>
/// <param name="Rates">The rates.</param>
public sealed record LongPromptInfo(long Above, RatesInfo Rates);

/// <summary>A model that has tokens without a price.</summary>
/// <param name="Provider">Who serves the model; empty: unknown.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Tokens">How many.</param>
/// <param name="First">When it was first used: the start of that quarter of an hour, Unix milliseconds.</param>
/// <param name="Last">When it was last used, likewise.</param>
public sealed record UnpricedModel(string Provider, string Model, long Tokens, long First, long Last);
