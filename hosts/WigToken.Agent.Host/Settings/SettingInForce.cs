namespace WigToken.Agent.Host.Settings;

/// <summary>A setting that has been set, and where.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Text">To what.</param>
/// <param name="Source">Where, as a message names it.</param>
/// <param name="IsSaved">Whether by <c>configure</c>.</param>
internal sealed record SettingInForce(AgentSetting Setting, string Text, string Source, bool IsSaved);
