using Microsoft.AspNetCore.Builder;
using WigToken.AspNetCore.Tests.Samples;

namespace WigToken.AspNetCore.Tests.Hosting;

/// <summary>What a host does differently from the simplest one.</summary>
internal sealed record PortalSetup
{
    /// <summary>Where we are mounted.</summary>
    public string Prefix { get; init; } = "/usage";

    /// <summary>What stands before that in a URL.</summary>
    public string PathBase { get; init; } = "";

    public string Environment { get; init; } = "Production";

    /// <summary>Whether requests are made in memory instead of over a socket.</summary>
    public bool IsTestServer { get; init; }

    public TimeProvider Time { get; init; } = new FixedTime(Ledger.Now);

    /// <summary>Our options; before it, all reads are public and days are UTC's.</summary>
    public Action<WigTokenOptions> Options { get; init; } = static _ => { };

    /// <summary>What is added beside the server, such as the reading of transcripts.</summary>
    public Action<IWigTokenBuilder> WigToken { get; init; } = static _ => { };

    /// <summary>The host's own services, added after ours.</summary>
    public Action<WebApplicationBuilder> Services { get; init; } = static _ => { };

    /// <summary>The host's middleware.</summary>
    public Action<WebApplication> Pipeline { get; init; } = static _ => { };

    /// <summary>How the host mounts us.</summary>
    public Action<WebApplication, string> Mount { get; init; } = static (app, prefix) => app.MapWigToken(prefix);
}
