using System.Text.Json;
using WigToken.Cli;

namespace WigToken.Agent.Host.Settings;

/// <summary>The settings that <c>configure</c> saved, for when nobody gives flags: the service and the hook.</summary>
internal static class SavedSettings
{
    public const string FileName = "agent.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>What is saved in a state directory, by the names of the settings; nothing where nothing is.</summary>
    /// <exception cref="CommandException">The file cannot be read, or holds something else.</exception>
    public static Dictionary<string, string> Read(string stateDirectory)
    {
        var path = Path.Combine(stateDirectory, FileName);
        try
        {
            if (!File.Exists(path))
                return [];
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(setting => Known(path, setting.Name), setting => Text(path, setting), StringComparer.Ordinal)
                : throw new CommandException($"'{path}' holds no JSON object. {Advice}");
        }
        catch (JsonException exception)
        {
            throw new CommandException($"'{path}' is damaged: {exception.Message} {Advice}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The saved settings cannot be read: {exception.Message}");
        }
    }

    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Write(string stateDirectory, IReadOnlyDictionary<string, string> settings)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            foreach (var setting in AgentSettings.All)
            {
                if (settings.TryGetValue(setting.Key, out var text))
                    writer.WriteString(setting.Key, text);
            }

            writer.WriteEndObject();
        }

        json.WriteByte((byte)'\n');
        OwnersFile.Write(Path.Combine(stateDirectory, FileName), json.ToArray());
    }

    private const string Advice = "Mend it, or delete it and run 'wigtoken-agent configure'.";

    private static string Known(string path, string name) => AgentSettings.All.Any(setting => setting.Key == name)
        ? name
        : throw new CommandException($"'{path}' has the setting '{name}'; {string.Join(", ", AgentSettings.All.Select(static setting => setting.Key))} were expected. {Advice}");

    private static string Text(string path, JsonProperty setting) => setting.Value.ValueKind switch
    {
        JsonValueKind.String => setting.Value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        var kind => throw new CommandException($"'{path}' has {kind.ToString().ToLowerInvariant()} as '{setting.Name}'; a text was expected. {Advice}"),
    };
}
