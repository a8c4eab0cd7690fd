using WigToken.Diagnostics;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Diagnostics;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("sqlite:/data/stats.db", "sqlite:/data/stats.db")]
    [InlineData("postgres://db/usage", "postgres://db/usage")]
    [InlineData("postgres://bob@db/usage", "postgres://bob@db/usage")]
    [InlineData("postgres://bob:secret@db:5432/usage?sslmode=require", "postgres://bob:***@db:5432/usage?sslmode=require")]
    [InlineData("postgres://bob:a@b/c:d@db/usage", "postgres://bob:***@db/usage")]
    [InlineData("mysql://db/usage?user=bob&password=secret&x=1", "mysql://db/usage?user=bob&password=***&x=1")]
    [InlineData("https://bob:secret@usage.example.org", "https://bob:***@usage.example.org")]
    [InlineData("oracle:scott:tiger@db", "oracle:***")]
    [InlineData("Host=db;Password=secret", "***")]
    public void Address_WithAPassword_LosesIt(string address, string shown) => Assert.Equal(shown, Masking.Address(address));

    [Fact]
    public void Token_ShowsItsFirstCharactersOnly()
    {
        var secret = TokenSecret.Generate(TokenScope.Ingest);

        Assert.Equal(secret.Prefix + "…", Masking.Token(secret.Reveal()));
        Assert.Equal("***", Masking.Token("hunter2"));
    }
}
