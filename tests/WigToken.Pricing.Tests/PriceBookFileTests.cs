using System.Text;

namespace WigToken.Pricing.Tests;

public sealed class PriceBookFileTests
{
    [Fact]
    public void Parse_FullRow_ReadsEveryField() => Assert.Equal(
        [
            new PriceRow(
                "anthropic", "claude-opus-4-5", Samples.Day("2025-11-24"), Samples.Day("2026-11-24"),
                new Price(
                    new TokenRates(Input: 5000, CacheWrite5m: 6250, CacheWrite1h: 10_000, CacheRead: 500, Output: 25_000),
                    new LongPromptBand(
                        200_000,
                        new TokenRates(Input: 10_000, CacheWrite5m: 12_500, CacheWrite1h: 20_000, CacheRead: 1000, Output: 37_500))),
                "our contract"),
        ],
        Samples.File(
            """
            // What we pay.
            {"prices": [{
              "provider": "anthropic", "model": "claude-opus-4-5",
              "input": 5, "output": 25, "cacheWrite5m": 6.25, "cacheWrite1h": 10, "cacheRead": 0.5,
              "longPromptAbove": 200000,
              "long": {"input": 10, "output": 37.5, "cacheWrite5m": 12.5, "cacheWrite1h": 20, "cacheRead": 1,},
              "effectiveFrom": "2025-11-24", "effectiveTo": "2026-11-24", "source": "our contract", /* trailing comma */
            }]}
            """));

    [Fact]
    public void Parse_SmallestRow_FallsBackToInputAndHoldsAlwaysAndEverywhere() => Assert.Equal(
        [new PriceRow("", "m", null, null, new Price(new TokenRates(1000, 1000, 1000, 1000, 2000), LongPrompt: null), "")],
        Samples.File("""{"prices":[{"model":"m","input":1,"output":2}]}"""));

    [Fact]
    public void Parse_LongWithoutCacheRates_FallsBackWithinTheBand() => Assert.Equal(
        new LongPromptBand(10, new TokenRates(3000, 3000, 3000, 3000, 4000)),
        Samples.File(
            """{"prices":[{"model":"m","input":1,"output":2,"cacheRead":0.1,"longPromptAbove":10,"long":{"input":3,"output":4}}]}""")
            [0].Price.LongPrompt);

    [Fact]
    public void Parse_NullFields_CountAsMissing() => Assert.Equal(
        Samples.File("""{"prices":[{"model":"m","input":1,"output":2}]}"""),
        Samples.File(
            """
            {"prices":[{"provider":null,"model":"m","input":1,"output":2,"cacheRead":null,"long":null,"longPromptAbove":null,
                        "effectiveFrom":null,"effectiveTo":null,"source":null}]}
            """));

    [Fact]
    public void Parse_NoRows_IsNoProblem() => Assert.Empty(Samples.File("""{"prices":[]}"""));

    [Fact]
    public void Parse_ByteOrderMark_IsSkipped() => Assert.Empty(PriceBookFile.Parse([0xEF, 0xBB, 0xBF, .. """{"prices":[]}"""u8]));

    [Fact]
    public void Parse_RowsThatMeet_AreNoOverlap() => Assert.Equal(2, Samples.File(
        """
        {"prices":[{"model":"m","input":1,"output":2,"effectiveFrom":"2026-02-01"},
                   {"model":"m","input":1,"output":2,"effectiveTo":"2026-01-31"}]}
        """).Count);

    [Fact]
    public void Parse_SameModelAtTwoProviders_IsNoOverlap() => Assert.Equal(2, Samples.File(
        """{"prices":[{"model":"m","input":1,"output":2},{"provider":"a","model":"m","input":1,"output":2}]}""").Count);

    [Fact]
    public void Parse_OneDay_IsNoProblem() => Assert.Single(Samples.File(
        """{"prices":[{"model":"m","input":0,"output":0,"effectiveFrom":"2026-02-01","effectiveTo":"2026-02-01"}]}"""));

    [Fact]
    public void Parse_OtherEncoding_SaysSo() => Assert.Equal(
        ["the file is in another encoding, expected UTF-8"],
        Assert.Throws<PriceBookException>(static () => PriceBookFile.Parse([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")])).Problems);
}
