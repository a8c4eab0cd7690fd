using WigToken.Endpoints;

namespace WigToken.AspNetCore.Tests.Endpoints;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM", "'＠SUM")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\"")]
    public void Text_ThatASpreadsheetWouldRun_IsDefused(string label, string cell) => Assert.Equal(cell, Csv.Text(label));

    [Theory]
    [InlineData("", "")]
    [InlineData("alice", "alice")]
    [InlineData("a=b", "a=b")]
    [InlineData(" a ", " a ")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("日本, 😀", "\"日本, 😀\"")]
    public void Text_ThatIsHarmless_IsQuotedOnlyWhereItMust(string label, string cell) => Assert.Equal(cell, Csv.Text(label));

    [Fact]
    public void Row_EndsAsRfc4180SaysIt_AndLeavesFiguresAlone() => Assert.Equal("a,-1.5,0.000088\r\n", Csv.Row("a", "-1.5", "0.000088"));
}
