using System.Text.Json;
using WigToken.Storage.Access;

namespace WigToken.Diagnostics;

/// <summary>What a server says is wrong. It may be any server: what is no plain text is not shown.</summary>
internal static class ProblemAnswer
{
    private const int MaxLength = 300;

    public static (string Code, string Detail) Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (Text(document.RootElement, "code"), Text(document.RootElement, "detail"))
                : ("no code", "no reason given");
        }
        catch (JsonException)
        {
            return ("no code", "no reason given");
        }
    }

    private static string Text(JsonElement problem, string name) =>
        problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && PlainText.IsPlain(value.GetString()!, MaxLength) ? value.GetString()! : $"no {name}";
}
