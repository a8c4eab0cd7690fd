using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WigToken.Server.Tests.Proxies;

/// <summary>A certificate for localhost that nobody but the test trusts.</summary>
internal sealed class Certificate
{
    private readonly string _hash;

    private Certificate(string path, string keyPath, string hash) => (FilePath, KeyPath, _hash) = (path, keyPath, hash);

    public string FilePath { get; }

    public string KeyPath { get; }

    public static Certificate WriteTo(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
        var (path, keyPath) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "certificate.key"));
        File.WriteAllText(path, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        return new Certificate(path, keyPath, certificate.GetCertHashString());
    }

    public bool Is(X509Certificate? other) => other?.GetCertHashString() == _hash;
}
