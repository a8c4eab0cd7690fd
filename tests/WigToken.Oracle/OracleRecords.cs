using System.Text.Json;

namespace WigToken.Oracle;

/// <summary>Turns one JSON value of a line into the records it counts as: none, the message, or the message and its advisors.</summary>
internal static class OracleRecords
{
    private const int LongestId = 512;
    private const int LongestModel = 128;

    internal static IReadOnlyList<OracleCopy> Read(JsonElement root, long lineOffset, long neighbourMs)
    {
        if (Envelope(root) is not { } envelope)
            return [];

        var message = envelope.Member("message");
        var usage = message.Member("usage");
        var id = message.Member("id").Text();
        if (usage.ValueKind != JsonValueKind.Object || string.IsNullOrEmpty(id) || id.Length > LongestId)
            return [];
        if (Model(message) is not { } model || OracleFigures.Read(usage) is not { } counts)
            return [];

        var isEmbedded = root.Member("type").Text() is "progress";
        var parent = new OracleCopy(
            lineOffset,
            id,
            model,
            envelope.Member("requestId").Text(),
            root.Member("sessionId").Text(),
            isEmbedded || root.Member("isSidechain").ValueKind == JsonValueKind.True,
            OracleTime.Read(envelope.Member("timestamp").Text()) ?? OracleTime.Read(root.Member("timestamp").Text()) ?? neighbourMs,
            counts);
        if (Advisors(parent, usage) is not { } advisors)
            return [];

        var isNoMessage = model is "<synthetic>" || envelope.Member("isApiErrorMessage").ValueKind == JsonValueKind.True;
        return isNoMessage && counts.Total == 0 ? [] : [parent, .. advisors];
    }

    /// <summary>The object that holds <c>message</c>: the root, or what an agent_progress line embeds.</summary>
    private static JsonElement? Envelope(JsonElement root)
    {
        var type = root.Member("type").Text();
        if (type is "assistant")
            return root;

        var data = root.Member("data");
        var embedded = data.Member("message");
        return type is "progress" && data.Member("type").Text() is "agent_progress" && embedded.Member("type").Text() is "assistant"
            ? embedded
            : null;
    }

    /// <summary>Null when the name cannot be read or is too long; a name that is simply not there is "unknown".</summary>
    private static string? Model(JsonElement holder)
    {
        var element = holder.Member("model");
        if (element.ValueKind != JsonValueKind.String)
            return "unknown";

        return element.Text() switch
        {
            null or { Length: > LongestModel } => null,
            "" => "unknown",
            var name => name,
        };
    }

    /// <summary>Null when one of them cannot be read, which spoils the whole record.</summary>
    private static List<OracleCopy>? Advisors(OracleCopy parent, JsonElement usage)
    {
        var advisors = new List<OracleCopy>();
        var iterations = usage.Member("iterations");
        if (iterations.ValueKind != JsonValueKind.Array)
            return advisors;

        foreach (var iteration in iterations.EnumerateArray())
        {
            if (iteration.Member("type").Text() is not "advisor_message")
                continue;
            if (Model(iteration) is not { } model || OracleFigures.Read(iteration) is not { } counts)
                return null;
            advisors.Add(parent with { Id = $"{parent.Id}#advisor-{advisors.Count + 1}", Model = model, Counts = counts });
        }

        return advisors;
    }
}
