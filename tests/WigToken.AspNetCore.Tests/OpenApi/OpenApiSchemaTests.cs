using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Contracts;

namespace WigToken.AspNetCore.Tests.OpenApi;

public sealed class OpenApiSchemaTests
{
    private static readonly Type[] Roots =
    [
        typeof(TotalsResponse), typeof(SummaryResponse), typeof(LabelsResponse), typeof(SessionsResponse), typeof(ProjectsResponse), typeof(ExplainResponse),
        typeof(PricesResponse), typeof(RepriceStatus), typeof(BreakdownResponse), typeof(TimeseriesResponse), typeof(LeaderboardResponse),
        typeof(UserResponse), typeof(RecentResponse), typeof(SetupStatusResponse), typeof(Problem), typeof(IngestResponse), typeof(SessionResponse), typeof(AccessResponse),
        typeof(TokensResponse), typeof(RevokeResponse), typeof(AuditResponse), typeof(EmbedOriginsResponse), typeof(MachinesResponse), typeof(OkResponse),
    ];

    // What is sent: it may leave out what has a default.
    private static readonly Type[] Requests =
    [
        typeof(IngestRequest), typeof(SignInRequest), typeof(IssueTokenRequest), typeof(RotateTokenRequest), typeof(AddEmbedOriginRequest), typeof(SetupCompleteRequest), typeof(RepriceRequest),
    ];

    [Fact]
    public async Task Schemas_AreThoseOfTheContract()
    {
        await using var portal = await TestPortal.StartAsync();
        var document = await OpenApiDocument.OfAsync(portal);
        var contract = new Dictionary<string, JsonTypeInfo>(StringComparer.Ordinal);
        foreach (var root in Roots)
            Collect(root, contract);
        var answered = contract.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var root in Requests)
            Collect(root, contract);

        Assert.Equal(
            contract.Keys.Order(StringComparer.Ordinal),
            document.SchemaNames.Where(name => (string?)document.Schema(name)["type"] == "object").Order(StringComparer.Ordinal));
        foreach (var (name, type) in contract)
        {
            var schema = document.Schema(name);
            var required = type.Properties.Where(property => answered.Contains(name) ? !IsLeftOut(property) : IsNeeded(property)).ToList();
            Assert.Equal(
                type.Properties.Select(property => $"{name}.{property.Name}: {Describe(property, isNull: answered.Contains(name) || !IsNeeded(property))}"),
                OpenApiDocument.Map(schema["properties"]).Select(property => $"{name}.{property.Key}: {Describe(document, property.Value)}"));
            Assert.Equal(
                required.Select(property => $"{name}.{property.Name}"),
                (schema["required"]?.AsArray() ?? []).Select(property => $"{name}.{property}"));
        }
    }

    private static void Collect(Type type, Dictionary<string, JsonTypeInfo> into)
    {
        var info = WigTokenJson.Default.GetTypeInfo(type)!;
        if (info.Kind == JsonTypeInfoKind.Enumerable)
            Collect(info.ElementType!, into);
        else if (info.Kind == JsonTypeInfoKind.Object && into.TryAdd(type.Name, info))
        {
            foreach (var property in info.Properties)
                Collect(property.PropertyType, into);
        }
    }

    /// <summary>Whether a property is missing from the JSON when it has nothing to say, instead of being null.</summary>
    private static bool IsLeftOut(JsonPropertyInfo property) => property.ShouldSerialize is not null;

    private static bool IsNeeded(JsonPropertyInfo property) => property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static string Describe(JsonPropertyInfo property, bool isNull) =>
        Describe(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, isNull && property.IsGetNullable && !IsLeftOut(property) ? "|null" : "");

    private static string Describe(Type type, string orNull = "") => WigTokenJson.Default.GetTypeInfo(type)! switch
    {
        _ when type == typeof(JsonElement) => "object",
        { Kind: JsonTypeInfoKind.Object } => type.Name + orNull,
        { Kind: JsonTypeInfoKind.Enumerable } list => $"array of {Describe(list.ElementType!)}",
        _ when type == typeof(string) => $"string{orNull}",
        _ when type == typeof(bool) => $"boolean{orNull}",
        _ when type == typeof(int) => $"integer{orNull} int32",
        _ when type == typeof(long) => $"integer{orNull} int64",
        _ when type == typeof(decimal) => $"number{orNull}",
        _ => throw new NotSupportedException($"What is a {type} in JSON?"),
    };

    private static string Describe(OpenApiDocument document, JsonNode schema)
    {
        if (schema["anyOf"] is JsonArray choices)
            return string.Join('|', choices.Select(choice => Describe(document, choice!)));
        var resolved = document.Resolve(schema);
        if (resolved != schema)
            return (string?)resolved["type"] == "object" ? ((string)schema["$ref"]!).Split('/')[^1] : Describe(document, resolved);
        var type = schema["type"] is JsonArray types ? string.Join('|', types) : (string)schema["type"]!;
        return type == "array" ? $"array of {Describe(document, schema["items"]!)}" : $"{type} {(string?)schema["format"]}".TrimEnd();
    }
}
