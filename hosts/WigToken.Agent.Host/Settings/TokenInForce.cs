namespace WigToken.Agent.Host.Settings;

/// <summary>Where the token comes from.</summary>
/// <param name="Text">Itself, where it was given directly.</param>
/// <param name="File">The file that holds it, otherwise.</param>
/// <param name="Source">The place, as a message names it.</param>
internal sealed record TokenInForce(string? Text, string? File, string Source)
{
    /// <summary>The file in the state directory.</summary>
    public const string SavedName = "token";

    /// <summary>In a file's place: standard input.</summary>
    public const string StandardInput = "-";
}
