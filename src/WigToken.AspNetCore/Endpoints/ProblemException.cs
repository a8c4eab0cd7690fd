using Microsoft.AspNetCore.Http;

namespace WigToken.Endpoints;

/// <summary>A request that is answered with a problem. The edge of every endpoint writes the answer.</summary>
internal sealed class ProblemException(int status, string code, string message, (string Name, string Value)? header = null) : Exception(message)
{
    /// <summary>The query string asks for what cannot be answered.</summary>
    public ProblemException(string code, string message)
        : this(StatusCodes.Status400BadRequest, code, message)
    {
    }

    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>A header that goes with the answer.</summary>
    public (string Name, string Value)? Header { get; } = header;
}
