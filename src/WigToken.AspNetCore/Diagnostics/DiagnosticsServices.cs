using Microsoft.Extensions.DependencyInjection;
using WigToken.Configuration;
using WigToken.Storage;

namespace WigToken.Diagnostics;

/// <summary>Adds what operators look after an installation with.</summary>
public static class DiagnosticsServices
{
    /// <summary>Adds <see cref="PriceHistory"/>.</summary>
    public static IWigTokenBuilder AddDiagnostics(this IWigTokenBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(static provider => new PriceHistory(
            provider.GetRequiredService<IUsageStore>(), provider.GetRequiredService<WigTokenSettings>(), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
