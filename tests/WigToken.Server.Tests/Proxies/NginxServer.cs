using System.Diagnostics;
using System.Net.Sockets;
using WigToken.Tests;

namespace WigToken.Server.Tests.Proxies;

/// <summary>Behind nginx, as <c>deploy/nginx.conf</c> says.</summary>
public sealed class NginxServer() : ProxiedServer("nginx")
{
    private string AccessLog => Path.Combine(Folder, "access.log");

    internal override string ProxyLog => File.ReadAllText(AccessLog);

    private protected override ProcessStartInfo Configure(int port, string server, Certificate certificate)
    {
        var example = File.ReadAllText(RepositoryFiles.PathOf("deploy/nginx.conf"));
        example = Replace(example, "127.0.0.1:10103", server);
        example = Replace(example, "listen 443", $"listen 127.0.0.1:{port}");
        example = Replace(example, "listen [::]:443", $"{(Socket.OSSupportsIPv6 ? "" : "#")}listen [::1]:{port}");
        example = Replace(example, "stats.example.org;", "localhost;");
        example = Replace(example, "/etc/ssl/stats.example.org.pem", certificate.FilePath);
        example = Replace(example, "/etc/ssl/stats.example.org.key", certificate.KeyPath);
        example = Replace(example, "/var/log/nginx/wigtoken.log", AccessLog);
        example = Replace(example, "$body_bytes_sent'", "$body_bytes_sent $server_protocol'");
        var conf = Path.Combine(Folder, "nginx.conf");
        // What Debian's own nginx.conf has around conf.d, with one process, which can be ended as one.
        File.WriteAllText(conf, $$"""
            daemon off;
            master_process off;
            pid {{Folder}}/nginx.pid;
            events { }
            http {
                client_body_temp_path {{Folder}}/bodies;
                proxy_temp_path {{Folder}}/proxied;
                fastcgi_temp_path {{Folder}}/fastcgi;
                uwsgi_temp_path {{Folder}}/uwsgi;
                scgi_temp_path {{Folder}}/scgi;
                gzip on;
            {{example}}
            }
            """);
        return new ProcessStartInfo(Program, ["-c", conf, "-p", Folder, "-e", Path.Combine(Folder, "error.log")]);
    }
}
