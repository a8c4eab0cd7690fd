using WigToken.Agent.Host.Tests.Running;
using WigToken.Server.Tests;
using WigToken.Server.Tests.Proxies;

namespace WigToken.Agent.Host.Tests;

/// <summary>The program and a server behind nginx, with TLS and under a path.</summary>
public sealed class ProxyTests(NginxServer server) : IClassFixture<NginxServer>, IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Once_BehindNginx_SendsByHttp2()
    {
        Installed.PathOf("nginx");
        _machine.Environment["SSL_CERT_FILE"] = server.CertificatePath;
        (await _machine.RunAsync(server.Ingest, ["configure", "--server", server.Address.AbsoluteUri])).Succeeded();
        _machine.Append("s-1.jsonl", Samples.Lines(1_500));

        Assert.Equal("1,500 messages sent.\n", (await _machine.RunAsync("once")).Succeeded().Output);

        Assert.Equal(1_500, (await server.Server.TotalsAsync()).GetProperty("messages").GetInt64());
        Assert.Equal(2, Posts().Length);
        Assert.All(Posts(), static line => Assert.EndsWith(" HTTP/2.0", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ping_CertificateOfNobody_SaysSo()
    {
        Installed.PathOf("nginx");
        (await _machine.RunAsync(server.Ingest, ["configure", "--server", server.Address.AbsoluteUri])).Succeeded();

        (await _machine.RunAsync("ping")).FailedWith("certificate");
    }

    private string[] Posts() => [.. server.ProxyLog.Split('\n').Where(static line => line.Contains("\"POST ", StringComparison.Ordinal))];
}
