using Microsoft.AspNetCore.Builder;

namespace WigToken;

/// <summary>Everything that was mounted, to add conventions such as <c>RequireAuthorization</c> to; and its parts, to treat them differently.</summary>
public sealed class WigTokenEndpointConventions : IEndpointConventionBuilder
{
    private readonly IEndpointConventionBuilder _all;

    internal WigTokenEndpointConventions(
        IEndpointConventionBuilder all, IEndpointConventionBuilder dashboard, IEndpointConventionBuilder api, IEndpointConventionBuilder ingest,
        IEndpointConventionBuilder embed, IEndpointConventionBuilder metrics) =>
        (_all, Dashboard, Api, Ingest, Embed, Metrics) = (all, dashboard, api, ingest, embed, metrics);

    /// <summary>The page and its files.</summary>
    public IEndpointConventionBuilder Dashboard { get; }

    /// <summary>The JSON interface and the stream.</summary>
    public IEndpointConventionBuilder Api { get; }

    /// <summary>Where agents send usage. They hold tokens, not the host's sign-ins.</summary>
    public IEndpointConventionBuilder Ingest { get; }

    /// <summary>What widgets on other sites' pages read.</summary>
    public IEndpointConventionBuilder Embed { get; }

    /// <summary>What Prometheus scrapes.</summary>
    public IEndpointConventionBuilder Metrics { get; }

    /// <inheritdoc/>
    public void Add(Action<EndpointBuilder> convention) => _all.Add(convention);

    /// <inheritdoc/>
    public void Finally(Action<EndpointBuilder> finallyConvention) => _all.Finally(finallyConvention);
}
