using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary>How the contract is written as JSON, whatever a host's own JSON options say.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TotalsResponse))]
[JsonSerializable(typeof(BreakdownResponse))]
[JsonSerializable(typeof(TimeseriesResponse))]
[JsonSerializable(typeof(LeaderboardResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(RecentResponse))]
[JsonSerializable(typeof(SetupStatusResponse))]
[JsonSerializable(typeof(IngestRequest))]
[JsonSerializable(typeof(IngestResponse))]
[JsonSerializable(typeof(Problem))]
public sealed partial class WigTokenJson : JsonSerializerContext;
