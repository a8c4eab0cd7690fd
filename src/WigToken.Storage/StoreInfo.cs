namespace WigToken.Storage;

/// <summary>What kind of store it is.</summary>
/// <param name="Kind">The engine's name, such as <c>sqlite</c>.</param>
/// <param name="Version">The engine's version.</param>
/// <param name="Location">Where the data lies, without secrets.</param>
public sealed record StoreInfo(string Kind, string Version, string Location);
