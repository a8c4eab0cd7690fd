using System.Text.Json.Nodes;
using WigToken.Configuration;
using WigToken.Hosting;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Diagnostics;

/// <summary>Prices stored messages again with the prices that are configured now. The store is to be open.</summary>
public sealed class PriceHistory
{
    private readonly IRepricer _repricer;
    private readonly ISettingsStore _remembered;
    private readonly IAuditStore _audit;
    private readonly WigTokenSettings _settings;
    private readonly TimeProvider _time;

    internal PriceHistory(IRepricer repricer, ISettingsStore remembered, IAuditStore audit, WigTokenSettings settings, TimeProvider time) =>
        (_repricer, _remembered, _audit, _settings, _time) = (repricer, remembered, audit, settings, time);

    /// <summary>The name of the price book in force.</summary>
    public string BookName => _settings.Prices.Name;

    /// <summary>
    /// Prices every message again, see <see cref="IRepricer.RepriceAsync"/>; notes which price book history is priced with from then on, and
    /// writes to the audit log.
    /// </summary>
    /// <param name="isDryRun">Whether only to say what would change.</param>
    /// <param name="user">Who asks, for the audit log.</param>
    /// <param name="progress">Is told how many messages have been looked at; null: nobody is.</param>
    /// <param name="cancellationToken">Ends it between two transactions; running it again finishes it.</param>
    /// <returns>The models that there are, with what changed.</returns>
    /// <exception cref="WigTokenException">The store failed.</exception>
    public Task<IReadOnlyList<RepricedModel>> RepriceAsync(bool isDryRun, string user, IProgress<long>? progress, CancellationToken cancellationToken) => RepriceAsync(
        isDryRun,
        meta => new AuditEntry { TimeMs = _time.GetUtcNow().ToUnixTimeMilliseconds(), Action = AuditActions.SettingsChanged, User = user, Meta = meta.ToJsonString() },
        progress,
        cancellationToken);

    /// <summary>The same, with whatever else is known of who asks.</summary>
    internal async Task<IReadOnlyList<RepricedModel>> RepriceAsync(
        bool isDryRun, Func<JsonObject, AuditEntry> entryOf, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var models = await _repricer.RepriceAsync(isDryRun, progress, cancellationToken);
        if (isDryRun)
            return models;
        await _remembered.SetSettingAsync(StoreSettings.PriceBook, _settings.Prices.Fingerprint, cancellationToken);
        var all = models.Aggregate(default(RepricedModel), static (sum, model) => sum + model);
        var meta = new JsonObject
        {
            ["reprice"] = BookName, ["fingerprint"] = _settings.Prices.Fingerprint, ["messages"] = all.Messages, ["changed"] = all.Changed,
            ["oldCostNano"] = all.OldCostNano, ["newCostNano"] = all.NewCostNano,
        };
        await _audit.AddAuditAsync(entryOf(meta), cancellationToken);
        return models;
    }
}
