using System.Text.Json.Serialization;

namespace WigToken.Contracts;

/// <summary>How the contract is written as JSON, whatever a host's own JSON options say.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(TotalsResponse))]
[JsonSerializable(typeof(BreakdownResponse))]
[JsonSerializable(typeof(TimeseriesResponse))]
[JsonSerializable(typeof(LeaderboardResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(RecentResponse))]
[JsonSerializable(typeof(SetupStatusResponse))]
[JsonSerializable(typeof(TokenInfo))]
[JsonSerializable(typeof(TokensResponse))]
[JsonSerializable(typeof(IssueTokenRequest))]
[JsonSerializable(typeof(RotateTokenRequest))]
[JsonSerializable(typeof(RevokeResponse))]
[JsonSerializable(typeof(AuditResponse))]
[JsonSerializable(typeof(EmbedOriginsResponse))]
[JsonSerializable(typeof(EmbedOriginInfo))]
[JsonSerializable(typeof(AddEmbedOriginRequest))]
[JsonSerializable(typeof(MachinesResponse))]
[JsonSerializable(typeof(SetupCompleteRequest))]
[JsonSerializable(typeof(CompletedSetup))]
[JsonSerializable(typeof(OkResponse))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(AccessResponse))]
[JsonSerializable(typeof(IngestRequest))]
[JsonSerializable(typeof(IngestResponse))]
[JsonSerializable(typeof(Problem))]
public sealed partial class WigTokenJson : JsonSerializerContext;
