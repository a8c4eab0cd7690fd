namespace WigToken.Pricing;

/// <summary>Other spellings under which a provider or its clients report a listed model.</summary>
internal static class ModelAliases
{
    public static readonly (string Alias, string Model)[] All =
    [
        ("claude-4-opus", "claude-opus-4"),
        ("claude-opus-4-0", "claude-opus-4"),
        ("claude-4-sonnet", "claude-sonnet-4"),
        ("claude-sonnet-4-0", "claude-sonnet-4"),
        ("claude-3-7-sonnet-latest", "claude-3-7-sonnet"),
        ("claude-3-5-sonnet-latest", "claude-3-5-sonnet"),
        ("claude-3-5-haiku-latest", "claude-3-5-haiku"),
        ("claude-3-opus-latest", "claude-3-opus"),
        ("gpt-5.6", "gpt-5.6-sol"),
    ];
}
