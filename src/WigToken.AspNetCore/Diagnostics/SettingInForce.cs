namespace WigToken.Diagnostics;

/// <summary>A setting with the value that applies.</summary>
/// <param name="Variable">The environment variable that sets it.</param>
/// <param name="Value">The value, with passwords and tokens masked.</param>
/// <param name="Source">Where it comes from: <c>default</c>, an environment variable, a file.</param>
public sealed record SettingInForce(string Variable, string Value, string Source);
