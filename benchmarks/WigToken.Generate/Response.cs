namespace WigToken.Generate;

/// <summary>One answer of a model: what all its lines share.</summary>
internal sealed record Response(string Id, string? RequestId, string Model, Figures Figures);
