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

    /// <summary>
    /// Writes an address as a browser writes its origin: scheme and host in lower case, the host in its ASCII form, no default port, no path. False
    /// for anything but <c>http</c> and <c>https</c>, and for addresses with a user, a path, a query or a trailing dot.
    /// </summary>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? origin)
    {
        origin = null;
        if (text is null or { Length: > MaxLength } || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri))
            return false;
        if (uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.IdnHost.EndsWith('.'))
            return false;
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.ToLowerInvariant();
        if (host.Length == 0 || host.Contains('*', StringComparison.Ordinal))
            return false;
        origin = uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : $"{uri.Scheme}://{host}:{uri.Port}";
        return true;
    }
}
