using System.Text.Json;

namespace WigToken.Agent.Hook;

/// <summary>What Claude Code says when it calls a hook; of all it says, only where the transcript is.</summary>
/// <param name="TranscriptPath">The session's transcript.</param>
internal sealed record HookCall(string TranscriptPath)
{
    // A hook's JSON may hold the last message; it is passed over as bytes.
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Reads a call to its end.</summary>
    /// <exception cref="AgentException">It is no hook's call.</exception>
    public static async Task<HookCall> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0 && bytes.Length < MostBytes)
            bytes.Write(buffer, 0, read);
        try
        {
            return Find(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { Length: > 0 } path
                ? new HookCall(InHome(path))
                : throw new AgentException("The hook's input names no 'transcript_path'. This command is called by Claude Code, with the hook's JSON on standard input.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new AgentException("The hook's input is no JSON. This command is called by Claude Code, with the hook's JSON on standard input.", exception);
        }
    }

    private static string? Find(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var isPath = reader.ValueTextEquals("transcript_path"u8);
            reader.Read();
            if (isPath)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }

        return null;
    }

    private static string InHome(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
        : path;
}
