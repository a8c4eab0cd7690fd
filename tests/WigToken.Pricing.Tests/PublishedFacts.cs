namespace WigToken.Pricing.Tests;

/// <summary>
/// Every published row, transcribed from the sources apart from the package's file and in other units: provider, model, first and
/// last day; then nano-dollars per token for input, both cache writes, cache read, output; then the same above a prompt length.
/// Rates that a source does not list stand here as what they fall back to.
/// </summary>
internal static class PublishedFacts
{
    public const string Table =
        """
        anthropic claude-fable-5-1 2026-09-01 - | 10000 12500 20000 250 50000
        anthropic claude-mythos-5-1 2026-09-01 - | 10000 12500 20000 250 50000
        anthropic claude-fable-5 2026-06-10 - | 10000 12500 20000 1000 50000
        anthropic claude-mythos-5 2026-06-10 - | 10000 12500 20000 1000 50000
        anthropic claude-opus-5-5 2026-09-22 - | 4000 5000 8000 200 20000
        anthropic claude-opus-5 2026-07-24 - | 5000 6250 10000 500 25000
        anthropic claude-opus-4-8 2026-05-01 - | 5000 6250 10000 500 25000
        anthropic claude-opus-4-7 2026-04-16 - | 5000 6250 10000 500 25000
        anthropic claude-opus-4-6 2026-02-05 - | 5000 6250 10000 500 25000
        anthropic claude-opus-4-5 2025-11-24 - | 5000 6250 10000 500 25000
        anthropic claude-opus-4-1 2025-08-05 - | 15000 18750 30000 1500 75000
        anthropic claude-opus-4 2025-05-14 - | 15000 18750 30000 1500 75000
        anthropic claude-sonnet-5-5 2026-09-28 2026-10-06 | 2000 2500 4000 200 10000
        anthropic claude-sonnet-5-5 2026-10-07 - | 2000 2500 4000 100 10000
        anthropic claude-sonnet-5 2026-06-30 - | 2000 2500 4000 200 10000
        anthropic claude-sonnet-4-6 2026-02-01 - | 3000 3750 6000 300 15000
        anthropic claude-sonnet-4-5 2025-09-29 - | 3000 3750 6000 300 15000 | 200000 6000 7500 12000 600 22500
        anthropic claude-sonnet-4 2025-05-14 - | 3000 3750 6000 300 15000 | 200000 6000 7500 12000 600 22500
        anthropic claude-haiku-5-5 2026-10-07 - | 100 125 200 10 500 | 100000 500 625 1000 50 2500
        anthropic claude-haiku-4-5 2025-10-01 - | 1000 1250 2000 100 5000
        anthropic claude-3-7-sonnet 2025-02-19 2026-02-19 | 3000 3750 6000 300 15000
        anthropic claude-3-5-sonnet 2024-06-20 - | 3000 3750 6000 300 15000
        anthropic claude-3-5-haiku 2024-10-22 - | 800 1000 1600 80 4000
        anthropic claude-3-opus 2024-02-29 2026-05-01 | 15000 18750 30000 1500 75000
        anthropic claude-3-haiku 2024-03-07 - | 250 300 500 30 1250
        openai gpt-6.1-terra 2026-10-26 - | 1000 1250 1250 50 5000
        openai gpt-6-astra 2026-09-03 - | 10000 12500 12500 1000 50000 | 272000 20000 25000 25000 2000 75000
        openai gpt-6-sol 2026-09-22 - | 2000 2500 2500 200 10000 | 272000 4000 5000 5000 400 15000
        openai gpt-6-luna 2026-09-22 - | 100 125 125 10 500 | 272000 200 250 250 20 750
        openai gpt-5.6-sol 2026-07-09 2026-08-20 | 5000 6250 6250 500 30000 | 272000 10000 12500 12500 1000 45000
        openai gpt-5.6-sol 2026-08-21 - | 4000 5000 5000 400 20000 | 272000 8000 10000 10000 800 30000
        openai gpt-5.6-terra 2026-07-09 2026-07-29 | 2500 3125 3125 250 15000 | 272000 5000 6250 6250 500 22500
        openai gpt-5.6-terra 2026-07-30 - | 2000 2500 2500 200 12000 | 272000 4000 5000 5000 400 18000
        openai gpt-5.6-luna 2026-07-09 2026-07-29 | 1000 1250 1250 100 6000 | 272000 2000 2500 2500 200 9000
        openai gpt-5.6-luna 2026-07-30 - | 200 250 250 20 1200 | 272000 400 500 500 40 1800
        openai gpt-5.5 2026-04-23 - | 5000 5000 5000 500 30000 | 272000 10000 10000 10000 1000 45000
        openai gpt-5.5-pro 2026-04-23 - | 30000 30000 30000 3000 180000 | 272000 60000 60000 60000 6000 270000
        openai gpt-5.4 2026-03-05 - | 2500 2500 2500 250 15000 | 272000 5000 5000 5000 500 22500
        openai gpt-5.4-pro 2026-03-05 - | 30000 30000 30000 3000 180000 | 272000 60000 60000 60000 6000 270000
        openai gpt-5.4-mini 2026-03-17 - | 750 750 750 75 4500
        openai gpt-5.4-nano 2026-03-17 - | 200 200 200 20 1250
        openai gpt-5.3-codex - - | 1750 1750 1750 175 14000
        openai gpt-5.2 2025-12-11 - | 1750 1750 1750 175 14000
        openai gpt-5.2-codex - - | 1750 1750 1750 175 14000
        openai gpt-5.2-pro 2025-12-11 - | 21000 21000 21000 21000 168000
        openai gpt-5.1 2025-11-13 - | 1250 1250 1250 125 10000
        openai gpt-5.1-codex - - | 1250 1250 1250 125 10000
        openai gpt-5.1-codex-mini - - | 250 250 250 25 2000
        openai gpt-5 2025-08-07 - | 1250 1250 1250 125 10000
        openai gpt-5-codex - - | 1250 1250 1250 125 10000
        openai gpt-5-mini 2025-08-07 - | 250 250 250 25 2000
        openai gpt-5-nano 2025-08-07 - | 50 50 50 5 400
        openai gpt-5-pro 2025-10-06 - | 15000 15000 15000 15000 120000
        openai gpt-4.1 - - | 2000 2000 2000 500 8000
        openai gpt-4.1-mini - - | 400 400 400 100 1600
        openai gpt-4.1-nano - - | 100 100 100 25 400
        openai gpt-4o - - | 2500 2500 2500 1250 10000
        openai gpt-4o-mini - - | 150 150 150 75 600
        openai o3 - - | 2000 2000 2000 500 8000
        openai o3-mini - - | 1100 1100 1100 550 4400
        openai o3-pro - - | 20000 20000 20000 20000 80000
        openai o4-mini - - | 1100 1100 1100 275 4400
        openai o1 - - | 15000 15000 15000 7500 60000
        google gemini-3.8-flash 2026-09-02 2026-12-31 | 750 750 750 75 3750
        google gemini-3.8-flash 2027-01-01 - | 1500 1500 1500 150 7500
        google gemini-3.7-flash 2026-08-13 2026-12-31 | 750 750 750 75 3750
        google gemini-3.6-flash 2026-07-21 - | 1500 1500 1500 150 7500
        google gemini-3.5-flash - - | 1500 1500 1500 150 9000
        google gemini-3.5-flash-lite - - | 300 300 300 30 2500
        google gemini-3.1-pro-preview 2026-02-19 - | 2000 2000 2000 200 12000 | 200000 4000 4000 4000 400 18000
        google gemini-3-pro-preview - 2026-03-09 | 2000 2000 2000 200 12000 | 200000 4000 4000 4000 400 18000
        google gemini-3.1-flash-lite - - | 250 250 250 25 1500
        google gemini-3-flash-preview - - | 500 500 500 50 3000
        google gemini-2.5-pro - - | 1250 1250 1250 125 10000 | 200000 2500 2500 2500 250 15000
        google gemini-2.5-flash - - | 300 300 300 30 2500
        google gemini-2.5-flash-lite - - | 100 100 100 10 400
        google gemini-2.0-flash - - | 100 100 100 25 400
        """;
}
