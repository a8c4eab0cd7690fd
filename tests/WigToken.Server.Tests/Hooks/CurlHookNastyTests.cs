using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WigToken.Oracle;
using WigToken.Server.Tests.Team;

namespace WigToken.Server.Tests.Hooks;

/// <summary>The table of nasty files through the script's jq and the server, against what was written beside each by hand.</summary>
public sealed class CurlHookNastyTests : IDisposable
{
    private const string Divider = "divider";

    /// <summary>What the page says of lines that count for the agent and not here, or the other way round.</summary>
    private static readonly string[] Excepted =
    [
        // Nested deeper than jq reads.
        "depth 1,000 of objects", "depth 1,000 of arrays", "depth 20,000 of objects", "depth 20,000 of arrays", "depth 20,000 behind usage",
        // Damaged in other ways.
        "one closing brace too many", "rubbish behind a record", "cut, whole, cut", "a cut line that leaves an embedded record whole", "a NUL byte inside a string", "UTF-16 file",
        "invalid UTF-8 in the id", "invalid UTF-8 in the model", "surrogate written as UTF-8 in the id", "lone surrogate in the id", "lone surrogate in the model",
        // Of another type.
        "split a number", "split an array", "model a number", "request null, session a number", "advisor with a bad figure", "advisor with an unreadable model",
        // Figures that Claude Code does not write.
        "a number with a leading zero", "not a number", "output 1.0", "output 1e3", "output 0e0",
    ];

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NastyFiles_CountAsTheyDoEverywhere_ButForWhatThePageExcepts()
    {
        using var server = await TeamServer.StartAsync(_folder);
        var token = await server.IssueAsync("alice", "ingest");
        var refused = new HashSet<int>();
        foreach (var (number, messages) in (await MessagesAsync()).Index())
        {
            if (await HasTimeThatIsRefusedAsync(server, token, number, messages))
                refused.Add(number);
        }

        var breakdown = await server.Process.GetAsync("api/usage/breakdown");
        var counted = breakdown.GetProperty("tokens").EnumerateArray().ToLookup(
            static row => row.GetProperty("machine").GetString(),
            static row => $"{row.GetProperty("model")} {row.GetProperty("kind")} {row.GetProperty("tokens")}");
        var different = NastyLines.All.Index().Where(file => !refused.Contains(file.Index) && !Counted(file.Item).SetEquals(counted[Machine(file.Index)])).Select(static file => file.Item.Name);
        Assert.Empty(Excepted.Except(NastyLines.All.Select(static file => file.Name)));
        Assert.Equal([], different.Except(Excepted));
    }

    /// <summary>What jq makes of each file. It reads them all at once, with a line between them by which they are told apart.</summary>
    private async Task<List<List<JsonNode>>> MessagesAsync()
    {
        var path = Path.Combine(_folder.Path, "nasty.jsonl");
        var time = DateTimeOffset.FromUnixTimeMilliseconds(NastyLine.FallbackTimestampMs).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var line = Encoding.UTF8.GetBytes($$"""{"type":"assistant", "timestamp":"{{time}}", "message":{"id":"{{Divider}}", "usage":{} } }""" + "\n");
        await File.WriteAllBytesAsync(path, [.. NastyLines.All.SelectMany(file => (byte[])[.. line, .. file.Bytes, (byte)'\n'])], TestContext.Current.CancellationToken);
        var (code, output) = await Commands.RunAsync(Installed.PathOf("jq"), "-nRc", "--arg", "machine", "laptop", HookPage.Requests, path);
        Assert.True(code == 0, output);

        List<List<JsonNode>> files = [];
        foreach (var message in output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(static request => JsonNode.Parse(request)!["messages"]!.AsArray()))
        {
            if (message!["message_id"]?.ToString() == Divider)
                files.Add([]);
            else
                files[^1].Add(message);
        }

        Assert.Equal(NastyLines.All.Count, files.Count);
        return files;
    }

    /// <summary>Sends a file's messages. The table has the same few ids everywhere, and a store has each id once: here they are different.</summary>
    private static async Task<bool> HasTimeThatIsRefusedAsync(TeamServer server, string token, int number, List<JsonNode> messages)
    {
        foreach (var message in messages.Where(static message => message["message_id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String))
            message["message_id"] = Distinct(number, message["message_id"]!.ToString());
        var body = new JsonObject { ["machine"] = Machine(number), ["messages"] = new JsonArray([.. messages.Select(static message => message.DeepClone())]) };
        using var answer = await server.Client.SendJsonAsync(HttpMethod.Post, "api/ingest/messages", body.ToJsonString(Unescaped), Requests.Bearer(token));
        return (await answer.JsonAsync()).GetProperty("rejected").EnumerateArray().Any(static message => message.GetProperty("reason").GetString() is "timestamp_invalid" or "number_out_of_range");
    }

    /// <summary>Ids whose length is the point keep it.</summary>
    private static string Distinct(int number, string id)
    {
        var prefix = $"{number:D3}/";
        return id.Length switch
        {
            0 => "",
            < 100 => prefix + id,
            _ => prefix + id[prefix.Length..],
        };
    }

    private static HashSet<string> Counted(NastyLine file)
    {
        var rows = OracleLedger.Merge(OracleLines.Read(file.Bytes, NastyLine.FallbackTimestampMs), "alice", "laptop", null);
        return [.. rows.Values.ByModel().SelectMany(static model => new (string Kind, long Tokens)[]
        {
            ("input", model.Value.Counts.Input),
            ("cache_creation", model.Value.Counts.CacheCreation5Minutes + model.Value.Counts.CacheCreation1Hour),
            ("cache_read", model.Value.Counts.CacheRead),
            ("output", model.Value.Counts.Output),
        }.Where(static kind => kind.Tokens > 0).Select(kind => $"{model.Key} {kind.Kind} {kind.Tokens}"))];
    }

    private static string Machine(int number) => $"machine-{number}";
}
