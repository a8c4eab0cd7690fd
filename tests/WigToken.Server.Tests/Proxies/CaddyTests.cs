using WigToken.Tests;

namespace WigToken.Server.Tests.Proxies;

/// <summary>The example for Caddy.</summary>
public sealed class CaddyTests(CaddyServer server) : ProxyTests(server), IClassFixture<CaddyServer>
{
    [Fact]
    public async Task Example_IsValidAsItStands()
    {
        var (code, output) = await Commands.RunAsync(
            Installed.PathOf("caddy"), "validate", "--config", RepositoryFiles.PathOf("deploy/Caddyfile"), "--adapter", "caddyfile");

        Assert.True(code == 0, output);
    }
}
