using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WigToken.Agent;

namespace WigToken;

/// <summary>Adds an agent to a generic host.</summary>
public static class WigTokenAgentServices
{
    /// <summary>
    /// Reads this account's transcripts and sends their usage to a WigToken server, for as long as the host runs. Nothing touches the disk or the
    /// network before the host starts; options that are not valid keep it from starting, all of them named at once.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets at least the server and a token.</param>
    public static IServiceCollection AddWigTokenAgent(this IServiceCollection services, Action<WigTokenAgentOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<WigTokenAgentOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WigTokenAgentOptions>, Validator>());
        services.AddHostedService(static provider => new WigTokenAgentService(
            provider.GetRequiredService<IOptions<WigTokenAgentOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WigTokenAgentService>>()));
        return services;
    }

    private sealed class Validator : IValidateOptions<WigTokenAgentOptions>
    {
        public ValidateOptionsResult Validate(string? name, WigTokenAgentOptions options) =>
            WigTokenAgentValidation.Problems(options) is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
