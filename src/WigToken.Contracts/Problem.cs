namespace WigToken.Contracts;

/// <summary>Every error: <c>application/problem+json</c> (RFC 9457) with a stable code.</summary>
/// <param name="Type">Always <c>about:blank</c>: the code says what kind it is.</param>
/// <param name="Title">What the status means.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable word for programs.</param>
/// <param name="Detail">For people: what was found, what was expected, what to do.</param>
/// <param name="Error">The same text again, for older clients.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, string Error);
