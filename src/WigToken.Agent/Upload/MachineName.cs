using System.Buffers;

namespace WigToken.Agent.Upload;

/// <summary>What the server takes for the name of a machine.</summary>
internal static class MachineName
{
    private const int MaxLength = 100;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>The host's name as the server takes it.</summary>
    public static string Default => From(Environment.MachineName);

    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(Allowed);

    internal static string From(string host)
    {
        var name = string.Concat(host.Take(MaxLength).Select(static character => Allowed.Contains(character) ? character : '-'));
        return name.Length > 0 ? name : "unknown";
    }
}
