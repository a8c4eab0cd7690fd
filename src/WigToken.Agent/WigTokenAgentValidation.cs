using WigToken.Agent.Upload;

namespace WigToken.Agent;

/// <summary>Says what is wrong with options, all of it at once.</summary>
public static class WigTokenAgentValidation
{
    private const long LeastOutboxBytes = 64 * 1024;

    /// <summary>The problems, each as a sentence that names what to change; none if all is well.</summary>
    public static IReadOnlyList<string> Problems(WigTokenAgentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. Server(options.Server), .. Token(options), .. Rest(options)];
    }

    /// <exception cref="AgentException">There are problems; the message lists them.</exception>
    internal static void ThrowIfAny(WigTokenAgentOptions options)
    {
        if (Problems(options) is { Count: > 0 } problems)
            throw new AgentException(problems.Count == 1 ? problems[0] : string.Concat(problems.Select(static problem => $"\n  - {problem}")));
    }

    private static IEnumerable<string> Server(Uri? server)
    {
        if (server is null)
            yield return "Server is missing: the address of the WigToken server, such as https://usage.example.org.";
        else if (!server.IsAbsoluteUri || server.Scheme is not ("http" or "https"))
            yield return $"Server is '{server}': an address that begins with https:// was expected.";
        else if (server.UserInfo.Length > 0 || server.Query.Length > 0)
            yield return "Server holds a user name, a password or a query: give the address alone, and the token apart from it.";
    }

    private static IEnumerable<string> Token(WigTokenAgentOptions options)
    {
        string? problem = null;
        try
        {
            IngestToken.Read(options);
        }
        catch (AgentException exception)
        {
            problem = exception.Message;
        }

        if (problem is not null)
            yield return problem;
    }

    private static IEnumerable<string> Rest(WigTokenAgentOptions options)
    {
        if (!MachineName.IsValid(options.Machine))
            yield return $"Machine is '{options.Machine}': 1 to 100 of letters, digits, '_', '.' and '-' were expected.";
        if (options.StateDirectory.Length == 0)
            yield return "StateDirectory is empty.";
        if (options.MaxOutboxBytes < LeastOutboxBytes)
            yield return $"MaxOutboxBytes is {options.MaxOutboxBytes}: at least {LeastOutboxBytes} were expected.";
        if (options.SendInterval < TimeSpan.Zero || options.SignOfLifeInterval <= TimeSpan.Zero)
            yield return "SendInterval and SignOfLifeInterval must be spans of time.";
        if (options.Roots.Count == 0)
            yield return "Roots is empty: name at least one folder of transcripts.";
    }
}
