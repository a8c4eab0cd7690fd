using System.Diagnostics;
using System.Globalization;

namespace WigToken.Load.Servers;

/// <summary>How a server is started: a team's, on loopback, that nobody but the run knows of.</summary>
internal static class ServerStart
{
    public static ProcessStartInfo Create(ServerFiles files, string database, bool isOpen, int port)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", files.Program, "--contentRoot", Path.GetDirectoryName(files.Program)!])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment.Remove("CLAUDE_CONFIG_DIR");
        start.Environment.Remove("DB_URL");
        start.Environment["MODE"] = "team";
        start.Environment["HOST"] = "127.0.0.1";
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["STATS_DB_PATH"] = database;
        start.Environment["CLAUDE_PROJECTS_DIR"] = files.Transcripts;
        start.Environment["TIME_ZONE"] = "UTC";
        start.Environment["RATE_LIMIT_PER_MINUTE"] = files.RateLimitPerMinute.ToString(CultureInfo.InvariantCulture);
        start.Environment["PUBLIC_READS"] = isOpen ? "all" : "default";
        return start;
    }
}
