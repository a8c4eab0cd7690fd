using System.Text.RegularExpressions;
using WigToken.Storage.Access;

namespace WigToken.Diagnostics;

/// <summary>Takes secrets out of what is shown.</summary>
internal static partial class Masking
{
    private const string Mask = "***";

    /// <summary>An address of a database or a server without its password. What is no address is not shown beyond its scheme: it may be all secret.</summary>
    public static string Address(string text)
    {
        if (text.StartsWith("sqlite:", StringComparison.Ordinal))
            return text;
        if (!text.Contains("://", StringComparison.Ordinal))
            return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] + Mask : Mask;
        return SecretParameters().Replace(Credentials().Replace(text, $"${{kept}}{Mask}@"), $"${{kept}}{Mask}");
    }

    /// <summary>A token's first characters, if it is one.</summary>
    public static string Token(string text) => TokenSecret.TryParse(text, out var secret) ? secret.ToString() : Mask;

    // The last @ ends the credentials: a password may hold others.
    [GeneratedRegex("^(?<kept>[a-zA-Z0-9+.-]+://[^:/@?#]*:).*@", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Credentials();

    [GeneratedRegex("(?<kept>[?&;][^=&;]*(?:pass|pwd|secret|token|key)[^=&;]*=)[^&;]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretParameters();
}
