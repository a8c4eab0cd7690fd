namespace WigToken.Agent.Host.Status;

/// <summary>A setting, its value and where that comes from. Of the token, the value is only whether there is one.</summary>
internal sealed record StatusSetting(string Name, string Value, string Source);
