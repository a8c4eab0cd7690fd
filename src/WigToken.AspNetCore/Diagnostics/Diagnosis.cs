namespace WigToken.Diagnostics;

/// <summary>What <see cref="Doctor"/> found.</summary>
/// <param name="Version">The version of this program.</param>
/// <param name="Settings">Every setting with the value that applies and where it comes from.</param>
/// <param name="Checks">What was looked at.</param>
public sealed record Diagnosis(string Version, IReadOnlyList<SettingInForce> Settings, IReadOnlyList<Check> Checks)
{
    /// <summary>Whether any check ended in an error.</summary>
    public bool HasErrors => Checks.Any(static check => check.State == CheckState.Error);
}
