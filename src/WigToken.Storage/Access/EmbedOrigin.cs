using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace WigToken.Storage.Access;

/// <summary>An origin whose pages may show widgets.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Origin">Scheme, host and port as browsers write them, such as <c>https://example.org</c>.</param>
/// <param name="Label">A note; may be empty.</param>
/// <param name="CreatedMs">When it was added, Unix milliseconds.</param>
public sealed record EmbedOrigin(long Id, string Origin, string Label, long CreatedMs)
{
    private const int MaxLength = 300;

    // Browsers and .NET read some of these in different ways, and no origin needs any.
    private static readonly SearchValues<char> Refused = SearchValues.Create("\\@%*?# ");

    /// <summary>
    /// Writes an address as a browser writes its origin: scheme and host in lower case, the host in its ASCII form, no default port, no path. False
    /// for anything but <c>http</c> and <c>https</c>, for addresses with a user, a path, a query or a trailing dot, and for hosts that need
    /// guessing: with wildcards, escapes, zones, marks that are not seen, or an IPv4 address inside an IPv6 one.
    /// </summary>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? origin)
    {
        origin = null;
        text = text?.Trim();
        if (text is null || !PlainText.IsPlain(text, MaxLength) || text.AsSpan().ContainsAny(Refused))
            return false;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || HasPath(text, uri) || Host(uri) is not { } host)
            return false;
        origin = uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : $"{uri.Scheme}://{host}:{uri.Port}";
        return true;
    }

    // Looked for in what was written: "/.." is none once it is read.
    private static bool HasPath(string text, Uri uri) => text.IndexOf('/', $"{uri.Scheme}://".Length) is var slash && slash >= 0 && slash < text.Length - 1;

    private static string? Host(Uri uri)
    {
        if (uri.HostNameType == UriHostNameType.IPv6)
            return uri.Host.Contains('.', StringComparison.Ordinal) ? null : uri.Host;
        if (uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4))
            return null;
        try
        {
            var host = uri.IdnHost.ToLowerInvariant();
            return host.EndsWith('.') ? null : host;
        }
        catch (UriFormatException)
        {
            // It has characters that no name may have, which shows only here.
            return null;
        }
    }
}
