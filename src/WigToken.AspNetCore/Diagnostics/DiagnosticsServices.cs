using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WigToken.Configuration;

namespace WigToken.Diagnostics;

/// <summary>Adds what operators look after an installation with.</summary>
public static class DiagnosticsServices
{
    /// <summary>Adds <see cref="Doctor"/>.</summary>
    public static IWigTokenBuilder AddDiagnostics(this IWigTokenBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(static provider => new Doctor(
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<IHostEnvironment>(),
            provider.GetServices<IConfigureOptions<WigTokenOptions>>(),
            provider.GetServices<IValidateOptions<WigTokenOptions>>(),
            provider.GetService<TranscriptsAreWatched>() is not null,
            provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
