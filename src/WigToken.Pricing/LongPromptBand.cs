using WigToken.Parsing;

namespace WigToken.Pricing;

/// <summary>Rates that replace the standard ones for the whole request, output included, once its prompt is long.</summary>
/// <param name="Above">The band applies when <see cref="TokenCounts.Prompt"/> has more tokens than this.</param>
/// <param name="Rates">The rates inside the band.</param>
public readonly record struct LongPromptBand(long Above, TokenRates Rates);
