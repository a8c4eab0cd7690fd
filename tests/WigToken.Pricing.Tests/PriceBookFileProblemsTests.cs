namespace WigToken.Pricing.Tests;

public sealed class PriceBookFileProblemsTests
{
    private const string RowKeys =
        "provider, model, input, output, cacheWrite5m, cacheWrite1h, cacheRead, longPromptAbove, long, effectiveFrom, effectiveTo, source";

    private const string Usd = "expected a number of US dollars per million tokens";
    private const string Tokens = "expected a whole number of tokens, 1 or more";
    private const string Day = "expected a day like 2026-01-31, or null";

    [Theory]
    [InlineData("[]", "the file is an array, expected an object")]
    [InlineData("{}", "the file: prices is missing, expected an array of price rows")]
    [InlineData("""{"prices":{}}""", "the file: prices is an object, expected an array of price rows")]
    [InlineData("""{"prices":[],"price":[]}""", "the file: price is not a known key, expected prices")]
    [InlineData("""{"prices":[],"prices":[]}""", "the file: prices is given twice, expected once")]
    [InlineData("""{"prices":[5]}""", "prices[0] is 5, expected an object")]
    [InlineData("""{"prices":[{"model":"\ud800","input":1,"output":1}]}""",
        "the file: a string holds half of a \\u surrogate pair, expected both halves")]
    public void Parse_WrongShape_IsReported(string json, string problem) => Assert.Equal([problem], Samples.Problems(json));

    [Theory]
    [InlineData(""" "input":"abc","output":1""", "input is \"abc\", " + Usd)]
    [InlineData(""" "output":1""", "input is missing, " + Usd)]
    [InlineData(""" "input":1,"output":null""", "output is missing, " + Usd)]
    [InlineData(""" "input":1,"output":1e99""", "output is 1e99, " + Usd)]
    [InlineData(""" "input":1,"output":2000000""", "output is 2000000, expected at most 1000000 US dollars per million tokens")]
    [InlineData(""" "input":-1,"output":1""", "input is -1, expected 0 or more")]
    [InlineData(""" "input":1,"input":1,"output":1""", "input is given twice, expected once")]
    [InlineData(""" "input":"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee","output":1""",
        "input is \"aaaaaaaaaabbbbbbbbbbccccccccccddddddddd…, " + Usd)]
    public void Parse_BadRequiredRate_IsReportedWithIndexAndModel(string rates, string problem) => Assert.Equal(
        ["prices[1] \"m\": " + problem],
        Samples.Problems($$"""{"prices":[{"model":"good","input":1,"output":1},{"model":"m",{{rates}}}]}"""));

    [Theory]
    [InlineData(""" "cacheWrite5m":true""", "cacheWrite5m is true, " + Usd)]
    [InlineData(""" "cacheWrite1h":[]""", "cacheWrite1h is an array, " + Usd)]
    [InlineData(""" "cacheRead":0.0001""", "cacheRead is 0.0001, expected at most three decimals")]
    [InlineData(""" "cacheWrite":1""", "cacheWrite is not a known key, expected " + RowKeys)]
    [InlineData(""" "provider":5""", "provider is 5, expected text in quotes")]
    [InlineData(""" "provider":"a b" """, "provider is \"a b\", expected a name without spaces")]
    [InlineData(""" "source":5""", "source is 5, expected text in quotes")]
    [InlineData(""" "effectiveFrom":"2026-13-01" """, "effectiveFrom is \"2026-13-01\", " + Day)]
    [InlineData(""" "effectiveTo":20260101""", "effectiveTo is 20260101, " + Day)]
    [InlineData(""" "effectiveFrom":"2026-02-02","effectiveTo":"2026-02-01" """,
        "effectiveFrom is 2026-02-02, expected a day not after effectiveTo, 2026-02-01")]
    [InlineData(""" "longPromptAbove":5""", "long is missing, expected an object with the rates of long prompts")]
    [InlineData(""" "longPromptAbove":5,"long":6""", "long is 6, expected an object with the rates of long prompts")]
    [InlineData(""" "long":{"input":1,"output":1}""", "longPromptAbove is missing, " + Tokens)]
    [InlineData(""" "longPromptAbove":0,"long":{"input":1,"output":1}""", "longPromptAbove is 0, " + Tokens)]
    [InlineData(""" "longPromptAbove":1.5,"long":{"input":1,"output":1}""", "longPromptAbove is 1.5, " + Tokens)]
    [InlineData(""" "longPromptAbove":5,"long":{"output":1}""", "long.input is missing, " + Usd)]
    [InlineData(""" "longPromptAbove":5,"long":{"input":1,"output":-1}""", "long.output is -1, expected 0 or more")]
    [InlineData(""" "longPromptAbove":5,"long":{"input":1,"output":1,"above":5}""",
        "long.above is not a known key, expected input, output, cacheWrite5m, cacheWrite1h, cacheRead")]
    public void Parse_BadField_IsReportedWithIndexAndModel(string field, string problem) => Assert.Equal(
        ["prices[1] \"m\": " + problem],
        Samples.Problems($$"""{"prices":[{"model":"good","input":1,"output":1},{"model":"m","input":1,"output":1,{{field}}}]}"""));

    [Theory]
    [InlineData("""{"input":1,"output":1}""", "prices[0]: model is missing, expected a model id")]
    [InlineData("""{"model":5,"input":1,"output":1}""", "prices[0]: model is 5, expected a model id")]
    [InlineData("""{"model":"","input":1,"output":1}""", "prices[0] \"\": model is \"\", expected a model id without spaces")]
    [InlineData("""{"model":"a b","input":1,"output":1}""", "prices[0] \"a b\": model is \"a b\", expected a model id without spaces")]
    public void Parse_BadModel_IsReportedWithIndex(string row, string problem) =>
        Assert.Equal([problem], Samples.Problems($$"""{"prices":[{{row}}]}"""));

    [Fact]
    public void Parse_ManyProblems_AreAllReportedAndAllInTheMessage()
    {
        var exception = Assert.Throws<PriceBookException>(static () => Samples.File(
            """
            {"prices":[{"model":"a b","input":-1,"output":1},
                       {"model":"m","output":1},
                       {"model":"m","input":1,"output":1}],"more":1}
            """));

        Assert.Equal(
            [
                "the file: more is not a known key, expected prices",
                "prices[0] \"a b\": input is -1, expected 0 or more",
                "prices[1] \"m\": input is missing, expected a number of US dollars per million tokens",
                "prices[0] \"a b\": model is \"a b\", expected a model id without spaces",
                "prices[2] \"m\": effectiveFrom is missing, expected another day than that of prices[1] for the same provider and model",
            ],
            exception.Problems);
        Assert.All(exception.Problems, problem => Assert.Contains(problem, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "line 1, byte 1: ")]
    [InlineData("{\"prices\":\n  [x]}", "line 2, byte 4: ")]
    [InlineData("{\"prices\":[]}\n\n x", "line 3, byte 2: ")]
    [InlineData("{\"prices\":[", "line 1, byte 12: ")]
    public void Parse_NoJson_SaysLineAndByteAndWhy(string json, string where)
    {
        var problem = Assert.Single(Samples.Problems(json));

        Assert.StartsWith(where, problem, StringComparison.Ordinal);
        Assert.True(problem.Length > where.Length);
        Assert.DoesNotContain("LineNumber", problem, StringComparison.Ordinal);
    }
}
