using WigToken.Storage.Access;
using static WigToken.Storage.Tests.Samples;

namespace WigToken.Storage.Tests;

public abstract partial class UsageStoreConformance
{
    [Fact]
    public async Task Machines_NewestCallWins_AlsoWhenItIsStoredFirst()
    {
        await using var store = await OpenAsync();
        var first = Sighting("laptop", Noon) with { AgentVersion = "1.0", QueueDepth = 5, SkewMs = -3 };
        var newer = Sighting("laptop", Noon + 10);

        await SeeAsync(store, first);
        Assert.Equal([first], await store.MachinesAsync());
        await SeeAsync(store, newer);
        Assert.Equal([newer], await store.MachinesAsync());
        await SeeAsync(store, first);
        Assert.Equal([newer], await store.MachinesAsync());
    }

    [Fact]
    public async Task Machines_OfSeveralUsers_AreTheLatestSeenFirst()
    {
        await using var store = await OpenAsync();
        MachineSighting[] machines = [Sighting("b", Noon), Sighting("a", Noon), Sighting("a", Noon) with { User = "bob" }, Sighting("c", Noon + 1)];

        foreach (var machine in machines)
            await SeeAsync(store, machine);

        Assert.Equal([machines[3], machines[1], machines[0], machines[2]], await store.MachinesAsync());
    }

    [Fact]
    public async Task Machines_MoreThanAUserMayHave_ForgetTheOneNotSeenForLongest()
    {
        await using var store = await OpenAsync();
        await SeeAsync(store, Sighting("old", Noon - 99) with { User = "bob" });
        for (var i = 0; i < IReceiver.MaxMachinesPerUser; i++)
            await SeeAsync(store, Sighting($"m{i}", Noon + i));

        await SeeAsync(store, Sighting("m0", Noon + 500));
        await SeeAsync(store, Sighting("new", Noon + 501));

        var machines = await store.MachinesAsync();
        Assert.Equal(IReceiver.MaxMachinesPerUser, machines.Count(static machine => machine.User == "ann"));
        Assert.DoesNotContain(machines, static machine => machine.Machine == "m1");
        Assert.Equal(["new", "m0"], machines.Take(2).Select(static machine => machine.Machine));
        Assert.Equal("old", Assert.Single(machines, static machine => machine.User == "bob").Machine);
    }

    private static MachineSighting Sighting(string machine, long at) => new() { User = "ann", Machine = machine, SeenMs = at };

    private static Task<ReceiveResult> SeeAsync(TestStore store, MachineSighting machine) =>
        store.ReceiveAsync(new ReceivedBatch([Ann.Of()], machine, static _ => Entry(AuditActions.Ingest)));
}
