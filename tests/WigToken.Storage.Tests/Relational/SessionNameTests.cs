using CsCheck;
using WigToken.Storage.Relational;

namespace WigToken.Storage.Tests.Relational;

public sealed class SessionNameTests
{
    [Fact]
    public void Encode_Uuid_TakesSeventeenBytes() => Assert.Equal(17, SessionName.Encode("1b4e28ba-2fa1-11d2-883f-0016d3cca427").Length);

    [Theory]
    [InlineData("")]
    [InlineData("1b4e28ba-2fa1-11d2-883f-0016d3cca427")]
    [InlineData("1B4E28BA-2FA1-11D2-883F-0016D3CCA427")]
    [InlineData("1b4e28ba2fa111d2883f0016d3cca427")]
    [InlineData("{1b4e28ba-2fa1-11d2-883f-0016d3cca427}")]
    [InlineData(" 1b4e28ba-2fa1-11d2-883f-0016d3cca427")]
    [InlineData("msg_01XFDUDYJgAACzvnptvVoYEL")]
    [InlineData("half \ud83d")]
    [InlineData("\u0002234567890123456")]
    public void Decode_OfAnEncodedId_IsThatId(string id) => Assert.Equal(id, SessionName.Decode(SessionName.Encode(id)));

    [Fact]
    public void Decode_OfAnyEncodedUuidOrText_IsThatText() => Gen.OneOf(Gen.Guid.Select(static uuid => uuid.ToString()), Gen.String).Sample(
        static id => Assert.Equal(id, SessionName.Decode(SessionName.Encode(id))));
}
