using System.Globalization;

namespace WigToken.Badges;

/// <summary>Large numbers in few characters: 1234567 is 1.2M.</summary>
internal static class CompactNumber
{
    private static readonly string[] Units = ["", "K", "M", "B", "T"];

    /// <param name="value">Not negative.</param>
    /// <param name="decimals">How many a number below a thousand has.</param>
    public static string Of(decimal value, int decimals)
    {
        var unit = 0;
        var shown = Math.Round(value, decimals);
        while (shown >= 1000 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
            // What rounds to a thousand of a unit is one of the next.
            shown = Math.Round(value, 1);
        }

        return shown.ToString(unit == 0 ? $"F{decimals}" : "0.#", CultureInfo.InvariantCulture) + Units[unit];
    }
}
