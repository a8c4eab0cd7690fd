using WigToken.Storage.Access;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests.Access;

public sealed class NewTokenTests
{
    [Theory]
    [InlineData(TokenScope.Ingest)]
    [InlineData(TokenScope.Read)]
    [InlineData(TokenScope.Admin)]
    [InlineData(TokenScope.Embed)]
    public void Problem_OfEveryScope_IsNone(TokenScope scope)
    {
        Assert.Null(NewToken(scope).Problem(Noon));
        Assert.Null((NewToken(scope, new string('é', 256), Noon + 1) with { Label = new string('x', 256) }).Problem(Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u00A0\u3000")]
    [InlineData("an\nn")]
    [InlineData("an\0n")]
    [InlineData("an\u202En")]
    public void Problem_UserThatNobodyCanBe_SaysSo(string user) => AssertNames("user", NewToken(TokenScope.Read, user));

    [Fact]
    public void Problem_TextsTooLong_SayWhich()
    {
        AssertNames("user", NewToken(TokenScope.Read, new string('x', 257)));
        AssertNames("label", NewToken(TokenScope.Read) with { Label = new string('x', 257) });
        AssertNames("label", NewToken(TokenScope.Read) with { Label = "a\tb" });
    }

    [Theory]
    [InlineData(Noon)]
    [InlineData(Noon - 1)]
    [InlineData(long.MinValue)]
    [InlineData(253_402_300_800_000)]
    [InlineData(long.MaxValue)]
    public void Problem_EndThatIsOverOrNeverCanBeWritten_SaysSo(long expires) => AssertNames("expiresAt", NewToken(TokenScope.Read, expires: expires));

    [Fact]
    public void Problem_ExposesThatDoNotFitTheScope_SaysSo()
    {
        AssertNames("exposes", NewToken(TokenScope.Embed) with { Exposes = EmbedExposures.None });
        AssertNames("exposes", NewToken(TokenScope.Admin) with { Exposes = EmbedExposures.Totals });
        AssertNames("exposes", NewToken(TokenScope.Embed) with { Exposes = (EmbedExposures)128 });
        AssertNames("exposes", NewToken(TokenScope.Embed) with { Exposes = (EmbedExposures)(-1) });
    }

    [Fact]
    public void Problem_ScopeThatDoesNotExist_SaysSo() => AssertNames("scope", NewToken((TokenScope)4));

    private static void AssertNames(string field, NewToken token) => Assert.Contains($"'{field}'", token.Problem(Noon), StringComparison.Ordinal);
}
