namespace WigToken.Endpoints;

/// <summary>The query string asks for what cannot be answered.</summary>
internal sealed class BadQueryException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
