namespace WigToken.Storage.Access;

/// <summary>The machines that push usage.</summary>
public interface IMachineStore
{
    /// <summary>All of them, the latest seen first.</summary>
    Task<IReadOnlyList<MachineSighting>> GetMachinesAsync(CancellationToken cancellationToken);
}
