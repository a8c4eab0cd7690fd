using System.Diagnostics;
using WigToken.Tests;

namespace WigToken.Server.Tests.Proxies;

/// <summary>The example for Caddy.</summary>
public sealed class CaddyTests(CaddyServer server) : ProxyTests(server), IClassFixture<CaddyServer>
{
    [Fact]
    public async Task Example_IsValidAsItStands()
    {
        var start = new ProcessStartInfo(Installed.PathOf("caddy"), ["validate", "--config", RepositoryFiles.PathOf("deploy/Caddyfile"), "--adapter", "caddyfile"]);

        var (code, output) = await ProxyProcess.RunAsync(start);

        Assert.True(code == 0, output);
    }
}
