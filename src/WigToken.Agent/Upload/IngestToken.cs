using System.Text.RegularExpressions;

namespace WigToken.Agent.Upload;

/// <summary>The token that an agent sends with, read from where the options say. It is shown to the server and to nobody else.</summary>
internal static partial class IngestToken
{
    private const int LongestFile = 4096;

    /// <summary>The token of now.</summary>
    /// <exception cref="AgentException">There is none, or it cannot be one: what may be another service's secret is sent nowhere.</exception>
    public static string Read(WigTokenAgentOptions options)
    {
        var (text, place) = options.Token is { Length: > 0 } token ? (token.Trim(), "The token") : (FromFile(options.TokenFile), $"The token in '{options.TokenFile}'");
        return Shape().IsMatch(text)
            ? text
            : throw new AgentException($"{place} is no ingest token: 'wts_' and 49 letters and digits were expected, {text.Length} characters were found. Was it copied completely?");
    }

    private static string FromFile(string? path)
    {
        if (string.IsNullOrEmpty(path))
            throw new AgentException("There is no token. Have one issued on the server: wigtoken tokens issue --user NAME --scope ingest");
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
                throw new AgentException($"Others can read the token in '{path}'. Close it to them: chmod 600 '{path}'");
            return new FileInfo(path).Length <= LongestFile ? File.ReadAllText(path).Trim() : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AgentException($"The token cannot be read: {exception.Message}", exception);
        }
    }

    [GeneratedRegex("^wts_[0-9A-Za-z]{49}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
