using System.Diagnostics;
using WigToken.Tests;

namespace WigToken.Server.Tests.Proxies;

/// <summary>Behind Caddy, as <c>deploy/Caddyfile</c> says.</summary>
public sealed class CaddyServer() : ProxiedServer("caddy")
{
    private protected override ProcessStartInfo Configure(int port, string server, Certificate certificate)
    {
        var example = File.ReadAllText(RepositoryFiles.PathOf("deploy/Caddyfile"));
        example = Replace(example, "127.0.0.1:10103", server);
        example = Replace(example, "stats.example.org {", $"https://localhost:{port} {{\n\ttls {certificate.FilePath} {certificate.KeyPath}");
        var file = Path.Combine(Folder, "Caddyfile");
        File.WriteAllText(file, $$"""
            {
            	admin off
            	auto_https disable_redirects
            	default_bind 127.0.0.1
            	storage file_system {{Folder}}/caddy
            }

            {{example}}
            """);
        return new ProcessStartInfo(Program, ["run", "--config", file, "--adapter", "caddyfile"])
        {
            Environment = { ["HOME"] = Folder, ["XDG_CONFIG_HOME"] = Folder, ["XDG_DATA_HOME"] = Folder },
        };
    }
}
