namespace WigToken.Pricing.Tests;

public sealed class PriceRowRulesTests
{
    [Theory]
    [InlineData("", "", "missing, expected another day than that of prices[0] for the same provider and model")]
    [InlineData(""","effectiveFrom":"2026-01-01" """, ""","effectiveFrom":"2026-01-01" """,
        "2026-01-01, expected another day than that of prices[0] for the same provider and model")]
    [InlineData(""","effectiveTo":"2026-01-31" """, ""","effectiveFrom":"2026-01-31" """,
        "2026-01-31, expected a day after 2026-01-31, where prices[0] ends")]
    public void Check_RowsThatContradict_AreReportedAtTheLater(string first, string second, string problem) => Assert.Equal(
        ["prices[1] \"m\": effectiveFrom is " + problem],
        Samples.Problems($$"""{"prices":[{"model":"m","input":1,"output":1{{first}}},{"model":"m","input":1,"output":1{{second}}}]}"""));

    [Theory]
    [InlineData(""","effectiveFrom":"soon" """, "effectiveFrom is \"soon\", expected a day like 2026-01-31, or null")]
    [InlineData(""","effectiveFrom":"2026-02-02","effectiveTo":"2026-02-01" """,
        "effectiveFrom is 2026-02-02, expected a day not after effectiveTo, 2026-02-01")]
    public void Check_BadDates_AreNotComparedWithOtherRows(string dates, string problem) => Assert.Equal(
        ["prices[1] \"m\": " + problem],
        Samples.Problems($$"""
            {"prices":[{"model":"m","input":1,"output":1},
                       {"model":"m","input":1,"output":1{{dates}}},
                       {"model":"m","input":1,"output":1,"effectiveFrom":"2026-02-02"}]}
            """));
}
