using System.Text;
using CsCheck;
using WigToken.Storage.Relational;

namespace WigToken.Storage.Tests.Relational;

public sealed class CompactIdTests
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Packed = 17;

    private static readonly string[] Prefixes = ["msg_01", "req_01", "msg_bdrk_01", "msg_vrtx_01", "req_bdrk_01", "req_vrtx_01"];

    // Gen.Char alone is ASCII; this gives halves of surrogate pairs too.
    private static readonly Gen<char> AnyChar = Gen.OneOf(Gen.Char, Gen.Char['\0', '\uffff'], Gen.Char['\ud7fe', '\ue001']);

    private static readonly Gen<string> Packable = Gen.Select(
        Gen.OneOf(Prefixes), Gen.Char[Digits].Array[22], static (prefix, rest) => prefix + new string(rest));

    // Around the packed form: every length near its own, and a character or two that do not belong.
    private static readonly Gen<string> Near = Gen.Select(
        Gen.OneOf<string>([.. Prefixes, "", "msg_", "msg_02", "Msg_01", "chatcmpl-"]),
        Gen.Char[Digits + "_-#é\ud83d\0"].Array[0, 26],
        static (prefix, rest) => prefix + new string(rest));

    private static readonly Gen<string> Any = Gen.OneOf(
        Packable, Near, AnyChar.Array[0, 40].Select(static text => new string(text)), AnyChar.Array[0, 600].Select(static text => new string(text)));

    public static TheoryData<string> Awkward =>
    [
        "", "\0", "a\0b", "\u0001", "🦊", "é", "e\u0301", "\ufeffbom", "\ufffd",
        "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "msg_01XFDUDYJgAACzvnptvVoYEL#advisor-1", "msg_01", "msg_01 ",
        "msg_01" + new string('0', 21), "msg_01" + new string('0', 23), "msg_01" + new string('z', 21) + "_", "msg_01" + new string('０', 22),
        "MSG_01" + new string('0', 22), "xmsg_01" + new string('0', 22), new string('0', 22), new string('x', 512), new string('é', 10_240),
    ];

    [Fact]
    public void Decode_OfAnyEncodedId_IsTheId() => Any.Sample(
        static id => Assert.Equal(id, CompactId.Decode(CompactId.Encode(id)), StringComparer.Ordinal), iter: 50_000);

    /// <summary>Follows from the above; this looks where it would fail first: at ids that differ in one character or by one more.</summary>
    [Fact]
    public void Encode_IdsThatDifferInOneCharacter_Differ() => Gen.Select(Any, Gen.Int[0, 60], AnyChar).Sample(
        static (id, at, character) =>
        {
            at = Math.Min(at, id.Length);
            var other = id[..at] + character + id[Math.Min(at + 1, id.Length)..];
            Assert.Equal(id == other, CompactId.Encode(id).AsSpan().SequenceEqual(CompactId.Encode(other)));
        },
        iter: 50_000);

    /// <summary>UTF-8 has no form for it, and its usual substitute would make all of these the same. No attribute can hold one either.</summary>
    [Fact]
    public void Encode_HalfOfASurrogatePair_IsUtf16()
    {
        foreach (var id in (string[])["\ud83e", "\udd8a", "\udd8a\ud83e", "a\ud83eb", "msg_01" + new string('0', 21) + '\ud83e'])
        {
            byte[] expected = [1, .. id.SelectMany(static unit => BitConverter.GetBytes(unit))];
            Assert.Equal(expected, CompactId.Encode(id));
            Assert.Equal(id, CompactId.Decode(expected), StringComparer.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Encode_AnyOtherId_IsOneByteAndItsText(string id)
    {
        var bytes = CompactId.Encode(id);

        Assert.Equal([0, .. Encoding.UTF8.GetBytes(id)], bytes);
        Assert.Equal(id, CompactId.Decode(bytes), StringComparer.Ordinal);
    }

    [Fact]
    public void Encode_IdOfTheApi_Takes17Bytes()
    {
        Packable.Sample(static id => Assert.Equal(Packed, CompactId.Encode(id).Length));
        foreach (var prefix in Prefixes)
        {
            foreach (var digit in Digits)
            {
                // One digit at every place, among the lowest and among the highest: none may spill into its neighbour.
                for (var place = 0; place < 22; place++)
                {
                    AssertPacks(prefix + new string('0', place) + digit + new string('0', 21 - place));
                    AssertPacks(prefix + new string('z', place) + digit + new string('z', 21 - place));
                }
            }
        }
    }

    /// <summary>Stored ids must stay readable. A failure here means that existing databases would lose theirs.</summary>
    [Theory]
    [InlineData("msg_010000000000000000000000", "1000000000000000000000000000000000")]
    [InlineData("msg_010000000000100000000001", "100000000000000003E000000000000001")]
    [InlineData("msg_01zzzzzzzzzzzzzzzzzzzzzz", "1F03BA5CA5392CB03FFBA5CA5392CB03FF")]
    [InlineData("req_01XFDUDYJgAACzvnptvVoYEL", "280D288A79889BFB93DADBFB665DD2C081")]
    [InlineData("req_vrtx_010000000000000000000000", "6000000000000000000000000000000000")]
    [InlineData("m", "006D")]
    public void Encode_IsWhatDatabasesHold(string id, string hex) => Assert.Equal(hex, Convert.ToHexString(CompactId.Encode(id)));

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("10000000000000000000000000000000")]
    [InlineData("100000000000000000000000000000000000")]
    [InlineData("0F00000000000000000000000000000000")]
    [InlineData("7000000000000000000000000000000000")]
    [InlineData("F000000000000000000000000000000000")]
    public void Decode_FormThatIsNeverWritten_SaysCorrupt(string hex) => Assert.Equal(
        "storage_corrupt", Assert.Throws<WigTokenException>(() => CompactId.Decode(Convert.FromHexString(hex))).Code);

    private static void AssertPacks(string id)
    {
        var bytes = CompactId.Encode(id);
        Assert.Equal(Packed, bytes.Length);
        Assert.Equal(id, CompactId.Decode(bytes), StringComparer.Ordinal);
    }
}
