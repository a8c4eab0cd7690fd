using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WigToken.Access;
using WigToken.Agent;
using WigToken.Configuration;
using WigToken.Diagnostics;
using WigToken.Hosting;
using WigToken.Live;
using WigToken.Metrics;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken;

/// <summary>Adds WigToken to a host.</summary>
public static class WigTokenServices
{
    /// <summary>
    /// Adds the usage meter: the store, the live feed and what the endpoints need. It watches no files unless
    /// <see cref="WatchTranscripts"/> is called, changes nothing global of the host, and touches no disk before the host starts.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration, of which the section <c>WigToken</c> is read.</param>
    public static IWigTokenBuilder AddWigToken(this IServiceCollection services, IConfiguration configuration) =>
        services.AddWigToken(configuration, static _ => { });

    /// <summary>Adds the usage meter, with options set in code after those of the configuration.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration, of which the section <c>WigToken</c> is read.</param>
    /// <param name="configure">Sets options.</param>
    public static IWigTokenBuilder AddWigToken(this IServiceCollection services, IConfiguration configuration, Action<WigTokenOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<WigTokenOptions>().Configure(options => Setting.Read(configuration.GetSection("WigToken"), options)).Configure(configure);
        if (services.Any(static service => service.ServiceType == typeof(WigTokenSettings)))
            return new Builder(services);

        services.AddOptions<WigTokenOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WigTokenOptions>, WigTokenOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WigTokenSettings>();
        services.AddSingleton(static provider =>
        {
            var settings = provider.GetRequiredService<WigTokenSettings>();
            return UsageStores.Sqlite(settings.DatabasePath, settings.Prices, provider.GetRequiredService<ILoggerFactory>().CreateLogger("WigToken.Storage"));
        });
        services.AddSingleton(static provider => (ITranscriptStateStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (ISessionStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (ISettingsStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (IRepricer)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (IReceiver)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (ITokenStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (ISignInStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (IEmbedOriginStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (IAuditStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => (IMachineStore)provider.GetRequiredService<IUsageStore>());
        services.AddSingleton(static provider => new PriceHistory(
            provider.GetRequiredService<IRepricer>(),
            provider.GetRequiredService<ISettingsStore>(),
            provider.GetRequiredService<IAuditStore>(),
            provider.GetRequiredService<WigTokenSettings>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Limits>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<Authentication>();
        services.AddSingleton<EmbedGate>();
        services.AddSingleton<EndedTokens>();
        services.AddSingleton<StreamSlots>();
        services.AddSingleton<LiveTotals>();
        services.AddSingleton<RepriceRuns>();
        services.AddSingleton<ServerMetrics>();
        services.AddSingleton<UsageMetrics>();
        services.AddHostedService<StoreStartup>();
        services.AddHostedService(static provider => provider.GetRequiredService<LiveTotals>());
        services.AddHostedService<AuditRetention>();
        services.AddHostedService(static provider => provider.GetRequiredService<RepriceRuns>());
        return new Builder(services);
    }

    /// <summary>Follows the transcripts on this machine's disk: what makes a server a solo one.</summary>
    public static IWigTokenBuilder WatchTranscripts(this IWigTokenBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(static service => service.ServiceType == typeof(TranscriptsAreWatched)))
            return builder;
        builder.Services.AddSingleton<TranscriptsAreWatched>();
        builder.Services.TryAddSingleton<IUsageSink, StoreSink>();
        builder.Services.AddTranscriptFollower(static provider => provider.GetRequiredService<WigTokenSettings>().Transcripts);
        return builder;
    }

    private sealed record Builder(IServiceCollection Services) : IWigTokenBuilder;
}
