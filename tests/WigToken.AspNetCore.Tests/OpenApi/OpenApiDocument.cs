using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Page;

namespace WigToken.AspNetCore.Tests.OpenApi;

/// <summary>The document as a portal serves it.</summary>
internal sealed class OpenApiDocument(JsonNode root, Uri address)
{
    public static async Task<OpenApiDocument> OfAsync(TestPortal portal) =>
        new(JsonNode.Parse(await portal.TextAsync("openapi/wigtoken.json"))!, new Uri(portal.Client.BaseAddress!, "openapi/wigtoken.json"));

    public IEnumerable<string> Paths => Map(root["paths"]).Select(static path => path.Key);

    public IEnumerable<string> Codes => root["components"]!["schemas"]!["Problem"]!["properties"]!["code"]!["enum"]!.AsArray().Select(static code => (string)code!);

    public IEnumerable<string> SchemaNames => Map(root["components"]!["schemas"]).Select(static schema => schema.Key);

    /// <summary>Every method of every path.</summary>
    public IEnumerable<(string Method, string Path)> Operations =>
        Map(root["paths"]).SelectMany(static path => Map(path.Value).Select(operation => (operation.Key.ToUpperInvariant(), path.Key)));

    public JsonNode Operation(string path, string method = "GET") => root["paths"]![path]![method.ToLowerInvariant()]!;

    /// <summary>The ways in, each a list of schemes that go together; an empty one is for anybody.</summary>
    public IEnumerable<string> Security(string path, string method) =>
        (Operation(path, method)["security"] ?? root["security"]!).AsArray().Select(static way => string.Join('+', Map(way).Select(static scheme => scheme.Key)));

    public IEnumerable<string> SecuritySchemes => Map(root["components"]!["securitySchemes"]).Select(static scheme => scheme.Key);

    public JsonNode Schema(string name) => root["components"]!["schemas"]![name]!;

    public JsonNode? Response(string path, int status, string method = "GET") => Operation(path, method)["responses"]![$"{status}"] is { } response ? Resolve(response) : null;

    /// <summary>The path below the server that the document names, with its parameters filled in.</summary>
    public Uri Address(string path) =>
        new(new Uri(address, (string)root["servers"]![0]!["url"]!).AbsoluteUri.TrimEnd('/') + path.Replace("{name}", "alice").Replace("{file}", PageFiles.Asset("index", ".js")["assets/".Length..]).Replace("{id}", "1").Replace("{messageId}", "m1") + Needed(path));

    /// <summary>The parameters of a GET, those that stand elsewhere too.</summary>
    public IEnumerable<JsonNode> Parameters(string path) => Operation(path)["parameters"]?.AsArray().Select(parameter => Resolve(parameter!)) ?? [];

    public JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } reference
            ? reference[2..].Split('/').Aggregate(root, static (parent, name) => parent[name] ?? throw new InvalidDataException($"'{name}' is referred to and missing."))
            : node;

    /// <summary>Every reference leads somewhere.</summary>
    public void ResolveAll() => ResolveAll(root);

    public static IEnumerable<KeyValuePair<string, JsonNode>> Map(JsonNode? node) =>
        node?.AsObject().Select(static pair => KeyValuePair.Create(pair.Key, pair.Value!)) ?? [];

    /// <summary>What has to stand in the query, as its example says.</summary>
    private string Needed(string path) => root["paths"]![path]?["get"] is null ? "" : string.Concat(
        Parameters(path).Where(static parameter => (string?)parameter["in"] == "query" && (bool?)parameter["required"] == true)
            .Select(static (parameter, i) => $"{(i == 0 ? '?' : '&')}{parameter["name"]}={Uri.EscapeDataString((string)parameter["example"]!)}"));

    private void ResolveAll(JsonNode node)
    {
        if (node is JsonObject)
            Resolve(node);
        var children = node switch
        {
            JsonObject map => map.Select(static pair => pair.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
            ResolveAll(child);
    }
}
