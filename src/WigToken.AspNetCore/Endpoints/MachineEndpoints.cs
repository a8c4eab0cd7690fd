using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WigToken.Access;
using WigToken.Contracts;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>The machines that push usage.</summary>
internal static class MachineEndpoints
{
    public static void MapMachines(this IEndpointRouteBuilder routes) => routes.MapRead("/api/admin/machines", AccessLevel.Admin, MachinesAsync);

    private static async Task MachinesAsync(HttpContext context)
    {
        var machines = await context.Service<IMachineStore>().GetMachinesAsync(context.RequestAborted);
        await context.WriteJsonAsync(new MachinesResponse([.. machines.Select(Show)], context.NowMs()), WigTokenJson.Default.MachinesResponse);
    }

    private static MachineInfo Show(MachineSighting machine) =>
        new(machine.User, machine.Machine, machine.SeenMs, machine.AgentVersion, machine.QueueDepth, machine.SkewMs);
}
