using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WigToken.Storage;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>Prices history for ever.</summary>
internal sealed class WaitingRepricer : IRepricer
{
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts itself in the place of the host's.</summary>
    public void Replace(WebApplicationBuilder builder) => builder.Services.Replace(ServiceDescriptor.Singleton<IRepricer>(this));

    public async Task<IReadOnlyList<RepricedModel>> RepriceAsync(bool isDryRun, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(2);
        Started.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return [];
    }
}
