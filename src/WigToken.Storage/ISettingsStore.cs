namespace WigToken.Storage;

/// <summary>Small things an installation remembers.</summary>
public interface ISettingsStore
{
    /// <summary>A setting; null if it was never set.</summary>
    Task<string?> GetSettingAsync(string name, CancellationToken cancellationToken);

    /// <summary>Sets a setting.</summary>
    Task SetSettingAsync(string name, string value, CancellationToken cancellationToken);
}
