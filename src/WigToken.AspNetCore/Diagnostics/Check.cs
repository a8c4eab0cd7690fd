namespace WigToken.Diagnostics;

/// <summary>One thing that <see cref="Doctor"/> looked at.</summary>
/// <param name="Name">What it is about, a word.</param>
/// <param name="State">How it ended.</param>
/// <param name="Found">What was found. Never a secret.</param>
/// <param name="Advice">What to do; empty if nothing is.</param>
public sealed record Check(string Name, CheckState State, string Found, string Advice = "")
{
    internal static Check Ok(string name, string found) => new(name, CheckState.Ok, found);

    internal static Check Warning(string name, string found, string advice) => new(name, CheckState.Warning, found, advice);

    internal static Check Error(string name, string found, string advice) => new(name, CheckState.Error, found, advice);
}
