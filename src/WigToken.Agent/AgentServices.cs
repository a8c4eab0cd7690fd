using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WigToken.Agent.Tailing;
using WigToken.Parsing.ClaudeCode;

namespace WigToken.Agent;

/// <summary>Adds the follower to a generic host.</summary>
public static class AgentServices
{
    /// <summary>Follows Claude Code's transcripts and hands what is new to the registered <see cref="IUsageSink"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Which transcripts, and how; asked for when the host starts.</param>
    public static IServiceCollection AddTranscriptFollower(this IServiceCollection services, Func<IServiceProvider, TranscriptOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new FollowerStatus(provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => new TranscriptFollower(
            options(provider),
            ClaudeCodeFormat.Instance,
            provider.GetRequiredService<IUsageSink>(),
            provider.GetRequiredService<FollowerStatus>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TranscriptFollower>>()));
        return services;
    }
}
