using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;

namespace WigToken.Ingest;

/// <summary>Passes over what nothing is known of.</summary>
internal static class JsonDepth
{
    /// <summary>For the reader: one deeper than allowed, so that what is too deep is met here, and told apart from what is no JSON.</summary>
    public const int ReaderLimit = IngestLimits.Depth + 1;

    /// <summary>Goes to the end of the object or array that the reader stands on the start of; any other value is passed already.</summary>
    /// <exception cref="ProblemException">It is too deep.</exception>
    public static void SkipRest(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        var depth = json.CurrentDepth;
        do
        {
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && json.CurrentDepth >= IngestLimits.Depth)
                throw new ProblemException(
                    StatusCodes.Status400BadRequest, "json_too_deep", $"At byte {json.TokenStartIndex + 1} objects and lists are more than {IngestLimits.Depth} deep; expected 4.");
        }
        while (json.Read() && json.CurrentDepth > depth);
    }
}
