using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using WigToken.Storage.Access;

namespace WigToken.Storage.Tests.Access;

public sealed partial class TokenSecretTests
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // Made anew for each sample; what is done to it comes from CsCheck.
    private static readonly Gen<string> Secret = Gen.Enum<TokenScope>().Select(static scope => TokenSecret.Generate(scope).Reveal());

    [Theory]
    [InlineData(TokenScope.Ingest, "wts_")]
    [InlineData(TokenScope.Read, "wts_")]
    [InlineData(TokenScope.Admin, "wts_")]
    [InlineData(TokenScope.Embed, "we_")]
    public void Generate_AnyScope_HasThePublishedShape(TokenScope scope, string prefix)
    {
        var secret = TokenSecret.Generate(scope);

        Assert.Matches(Shape(), secret.Reveal());
        Assert.StartsWith(prefix, secret.Reveal(), StringComparison.Ordinal);
        Assert.Equal(prefix == "we_", secret.IsEmbed);
        Assert.Equal(secret.Reveal()[..(prefix.Length + 6)], secret.Prefix);
    }

    [Fact]
    public void Generate_ManyTimes_NeverRepeatsAndUsesEveryCharacter()
    {
        var secrets = Enumerable.Range(0, 2000).Select(static _ => TokenSecret.Generate(TokenScope.Read).Reveal()).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(2000, secrets.Count);
        for (var place = 4; place < 4 + 43; place++)
            Assert.Equal(Digits.Length, secrets.Select(secret => secret[place]).Distinct().Count());
    }

    [Fact]
    public void TryParse_WhatWasGenerated_IsTheSame() => Secret.Sample(static text =>
    {
        Assert.True(TokenSecret.TryParse(text, out var secret));
        Assert.Equal(text, secret.Reveal());
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(text)), secret.Hash.ToArray());
    });

    [Fact]
    public void TryParse_AnyOneCharacterChanged_IsRefused() => Secret.Sample(
        static text =>
        {
            for (var place = 0; place < text.Length; place++)
            {
                foreach (var digit in Digits.Where(digit => digit != text[place]))
                    AssertRefused($"{text[..place]}{digit}{text[(place + 1)..]}");
            }
        },
        iter: 20);

    [Fact]
    public void TryParse_AnyTwoCharactersSwapped_IsRefused() => Secret.Sample(
        static text =>
        {
            for (var a = 0; a < text.Length; a++)
            {
                for (var b = a + 1; b < text.Length; b++)
                {
                    if (text[a] != text[b])
                        AssertRefused($"{text[..a]}{text[b]}{text[(a + 1)..b]}{text[a]}{text[(b + 1)..]}");
                }
            }
        },
        iter: 20);

    [Fact]
    public void TryParse_Cut_Lengthened_OrSpaced_IsRefused() => Secret.Sample(
        static text =>
        {
            for (var length = 0; length < text.Length; length++)
            {
                AssertRefused(text[..length]);
                AssertRefused(text[^length..]);
                AssertRefused(text.Remove(length, 1));
                AssertRefused(text.Insert(length, "0"));
            }

            foreach (var around in (string[])[" ", "\n", "\0", "0", "="])
            {
                AssertRefused(text + around);
                AssertRefused(around + text);
            }
        },
        iter: 20);

    [Fact]
    public void TryParse_PrefixExchanged_IsRefused() => Secret.Sample(static text =>
    {
        var digits = text[(text.IndexOf('_', StringComparison.Ordinal) + 1)..];
        AssertRefused((text.StartsWith("we_", StringComparison.Ordinal) ? "wts_" : "we_") + digits);
        AssertRefused("wt_" + digits);
        AssertRefused(digits);
        AssertRefused(text.ToUpperInvariant());
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wts_")]
    [InlineData("wts_ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    [InlineData("wts_0000000000000000000000000000000000000000000000000")]
    public void TryParse_NothingLikeOne_IsRefused(string? text) => AssertRefused(text);

    [Fact]
    public void ToString_NeverReveals_MoreThanThePrefix() => Secret.Sample(static text =>
    {
        Assert.True(TokenSecret.TryParse(text, out var secret));
        Assert.Equal(secret.Prefix + "…", $"{secret}");
        Assert.DoesNotContain(text[^43..], System.Text.Json.JsonSerializer.Serialize(secret), StringComparison.Ordinal);
    });

    private static void AssertRefused(string? text)
    {
        Assert.False(TokenSecret.TryParse(text, out var secret), text);
        Assert.Null(secret);
    }

    [GeneratedRegex("^(wts|we)_[0-9A-Za-z]{49}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
