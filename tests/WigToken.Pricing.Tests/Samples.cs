using System.Globalization;
using System.Text;
using CsCheck;
using WigToken.Parsing;

namespace WigToken.Pricing.Tests;

/// <summary>Short ways to say a time, some counts, a price file.</summary>
internal static class Samples
{
    public static readonly Gen<TokenCounts> Counts = CountsUpTo(1_000_000_000_000);

    public static Gen<TokenCounts> CountsUpTo(long largest)
    {
        var count = Gen.Long[0, largest];
        return Gen.Select(count, count, count, count, count, static (a, b, c, d, e) => new TokenCounts(a, b, c, d, e));
    }

    public static long At(string utc) =>
        DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IReadOnlyList<PriceRow> File(string json) => PriceBookFile.Parse(Encoding.UTF8.GetBytes(json));

    public static IReadOnlyList<string> Problems(string json) => Assert.Throws<PriceBookException>(() => File(json)).Problems;

    public static PriceRow Row(string provider, string model, long input, string? from, string? to) => new(
        provider, model, from is null ? null : Day(from), to is null ? null : Day(to),
        new Price(new TokenRates(input, 0, 0, 0, 0), LongPrompt: null), "");

    public static PriceBook Book(params PriceRow[] rows) => new("test", rows);

    public static long? InputRate(this PriceBook book, string provider, string model, string utc) =>
        book.Find(provider, model, At(utc))?.Price.Standard.Input;
}
