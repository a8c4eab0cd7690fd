using System.Globalization;

namespace WigToken.Pricing;

/// <summary>What a model id may carry beside its name.</summary>
internal static class ModelId
{
    private const int DateLength = 8;

    /// <summary>Removes <c>-20250929</c> or <c>@20250929</c> from the end of an id; false when it ends in no plausible date.</summary>
    /// <remarks>
    /// OpenAI's <c>-2024-05-13</c> stays: there a date is a snapshot, which may have a price of its own.
    /// </remarks>
    public static bool TryRemoveDate(ReadOnlySpan<char> model, out ReadOnlySpan<char> name)
    {
        name = default;
        if (model.Length <= DateLength + 1 || model[^(DateLength + 1)] is not ('-' or '@') || !IsPlausibleDate(model[^DateLength..]))
            return false;

        name = model[..^(DateLength + 1)];
        return true;
    }

    private static bool IsPlausibleDate(ReadOnlySpan<char> digits) =>
        digits.StartsWith("20")
        && DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
