using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace WigToken.Storage.Access;

/// <summary>
/// A token's secret: <c>wts_</c> (embed tokens: <c>we_</c>), 43 characters out of 62 that hold 256 random bits, and 6 that hold the CRC-32 of all
/// before them, by which a slip of the keyboard is told from a revoked token without looking anything up. Secret scanners find it by
/// <c>\b(wts|we)_[0-9A-Za-z]{49}\b</c>.
/// </summary>
public sealed class TokenSecret
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 43, ChecksumLength = 6, ShownLength = 6;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Digits);
    private readonly string _text;

    private TokenSecret(string text)
    {
        _text = text;
        Hash = SHA256.HashData(Encoding.ASCII.GetBytes(text));
    }

    /// <summary>What is kept of it: its SHA-256. It is random, so no slower hash is needed.</summary>
    public ReadOnlyMemory<byte> Hash { get; }

    /// <summary>The first characters, to know it again by.</summary>
    public string Prefix => _text[..(_text.IndexOf('_', StringComparison.Ordinal) + 1 + ShownLength)];

    /// <summary>Whether it is an embed token's.</summary>
    public bool IsEmbed => _text.StartsWith("we_", StringComparison.Ordinal);

    /// <summary>Makes a new one.</summary>
    public static TokenSecret Generate(TokenScope scope)
    {
        var text = (scope == TokenScope.Embed ? "we_" : "wts_") + RandomNumberGenerator.GetString(Digits, RandomLength);
        return new TokenSecret(text + Checksum(text));
    }

    /// <summary>Reads one; false when it cannot be a token: a wrong prefix, length, character or checksum.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TokenSecret? secret)
    {
        secret = null;
        var start = text switch
        {
            _ when text is null => 0,
            _ when text.StartsWith("wts_", StringComparison.Ordinal) => 4,
            _ when text.StartsWith("we_", StringComparison.Ordinal) => 3,
            _ => 0,
        };
        if (start == 0 || text!.Length != start + RandomLength + ChecksumLength || text.AsSpan(start).ContainsAnyExcept(Allowed))
            return false;
        if (!text.AsSpan(start + RandomLength).SequenceEqual(Checksum(text.AsSpan(0, start + RandomLength))))
            return false;
        secret = new TokenSecret(text);
        return true;
    }

    /// <summary>The secret itself, to show to its owner once.</summary>
    public string Reveal() => _text;

    /// <summary>Not the secret: only what may stand in a log.</summary>
    public override string ToString() => Prefix + "…";

    // The prefix is part of it: an embed token does not turn into another kind by its first letters.
    private static string Checksum(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[4 + RandomLength];
        var rest = Crc32.HashToUInt32(bytes[..Encoding.ASCII.GetBytes(text, bytes)]);
        return string.Create(ChecksumLength, rest, static (digits, rest) =>
        {
            for (var i = digits.Length - 1; i >= 0; i--, rest /= (uint)Digits.Length)
                digits[i] = Digits[(int)(rest % (uint)Digits.Length)];
        });
    }
}
