using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WigToken.Load.Servers;
using WigToken.Server.Tests.Team;

namespace WigToken.Server.Tests.Proxies;

/// <summary>A team's server behind a proxy, which is set up by its example in <c>deploy</c>; both are started once for all tests of a class.</summary>
public abstract class ProxiedServer(string program) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TeamServer? _server;
    private ProxyProcess? _proxy;
    private Certificate? _certificate;

    /// <summary>Where the pages are, for those outside.</summary>
    public Uri Address { get; private set; } = null!;

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    internal TeamServer Server => _server!;

    internal string Ingest { get; private set; } = "";

    internal string Read { get; private set; } = "";

    internal string Embed { get; private set; } = "";

    /// <summary>The file of the certificate, for those who are to trust it.</summary>
    internal string CertificatePath => _certificate!.FilePath;

    /// <summary>All that the proxy has written: logs and output.</summary>
    internal virtual string ProxyLog => _proxy!.Output;

    /// <summary>The folder of the proxy.</summary>
    protected string Folder => _folder.Path;

    /// <summary>What the proxy is called by; not on CI, where it must be there, the tests are skipped without it.</summary>
    protected string Program => Installed.Find(program)!;

    public async ValueTask InitializeAsync()
    {
        if (Installed.Find(program) is null)
            return;
        // Addresses of loopback other than the proxy's play the clients.
        _server = await TeamServer.StartAsync(_folder, null, ("TRUSTED_PROXIES", "127.0.0.1"));
        (Ingest, Read, Embed) = (await _server.IssueAsync("alice", "ingest"), await _server.IssueAsync("bob", "read"), await _server.IssueAsync("carol", "embed"));
        _certificate = Certificate.WriteTo(Folder);
        var port = FreePort.Take();
        Address = new Uri($"https://localhost:{port}/wig/");
        _proxy = await ProxyProcess.StartAsync(Configure(port, _server.Client.BaseAddress!.Authority, _certificate), port);
    }

    /// <summary>A client at an address of its own that keeps cookies to itself and follows no redirect; skips the test without the proxy.</summary>
    internal HttpClient Client(string address = "127.0.0.2")
    {
        Installed.PathOf(program);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => _certificate!.Is(certificate);
        return new HttpClient(handler)
        {
            BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20),
            DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public ValueTask DisposeAsync()
    {
        _proxy?.Dispose();
        _server?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the proxy's configuration, made from the example, and says how to start it.</summary>
    /// <param name="port">Where it is to listen.</param>
    /// <param name="server">Where the server listens.</param>
    /// <param name="certificate">For the name localhost.</param>
    private protected abstract ProcessStartInfo Configure(int port, string server, Certificate certificate);

    /// <summary>Replaces what has to be there.</summary>
    private protected static string Replace(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }
}
