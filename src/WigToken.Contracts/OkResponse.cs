namespace WigToken.Contracts;

/// <summary>The answer where there is nothing to say.</summary>
/// <param name="Ok">True.</param>
public sealed record OkResponse(bool Ok);
