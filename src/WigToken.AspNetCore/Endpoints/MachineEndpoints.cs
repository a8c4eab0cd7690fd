using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>The machines that push usage.</summary>
internal static class MachineEndpoints
{
    private const long SilentAfterMs = 24 * 60 * 60 * 1000, MostSkewMs = 2 * 60 * 1000, LongQueue = 10_000;

    public static void MapMachines(this IEndpointRouteBuilder routes) => routes.MapRead("/api/admin/machines", AccessLevel.Admin, MachinesAsync);

    private static async Task MachinesAsync(HttpContext context)
    {
        var machines = await context.Service<IMachineStore>().GetMachinesAsync(context.RequestAborted);
        var now = context.NowMs();
        await context.WriteJsonAsync(new MachinesResponse([.. machines.Select(machine => Show(machine, now))], now), WigTokenJson.Default.MachinesResponse);
    }

    private static MachineInfo Show(MachineSighting machine, long nowMs) =>
        new(machine.User, machine.Machine, machine.SeenMs, machine.AgentVersion, machine.QueueDepth, machine.SkewMs, [.. Warnings(machine, nowMs)]);

    private static IEnumerable<string> Warnings(MachineSighting machine, long nowMs)
    {
        if (nowMs - machine.SeenMs > SilentAfterMs)
            yield return "silent";
        if (machine.SkewMs is < -MostSkewMs or > MostSkewMs)
            yield return "clock_skew";
        if (machine.QueueDepth > LongQueue)
            yield return "queue_long";
        if (IsOlder(machine.AgentVersion, SetupEndpoints.Version))
            yield return "agent_old";
    }

    /// <summary>Whether a version is of an older major or minor one; false of what is no version.</summary>
    private static bool IsOlder(string version, string than) =>
        Version.TryParse(Release(version), out var one) && Version.TryParse(Release(than), out var other) && (one.Major, one.Minor).CompareTo((other.Major, other.Minor)) < 0;

    /// <summary>Without what marks a build or a preview.</summary>
    private static string Release(string version) => version.Split('-', '+')[0];
}
