namespace WigToken.Storage.Access;

/// <summary>Takes what agents send.</summary>
public interface IReceiver
{
    /// <summary>
    /// How far ahead of the server a message's time may be, milliseconds: 10 minutes. One that is further ahead counts at the time of receipt;
    /// if the message is known, its time stays as it is.
    /// </summary>
    const long MaxAheadMs = 10 * 60 * 1000;

    /// <summary>How many distinct combinations of machine, project and model one user may have; copies that would be more are rejected.</summary>
    const int MaxSeriesPerUser = 10_000;

    /// <summary>How many machines one user may have in the list of machines; of more, the one not seen for longest makes room.</summary>
    const int MaxMachinesPerUser = 100;

    /// <summary>
    /// Merges what a call brought into the ledger, notes the machine and adds to the audit log, in one transaction. Completes when that is on
    /// disk.
    /// </summary>
    /// <exception cref="WigTokenException">Nothing was stored.</exception>
    Task<ReceiveResult> ReceiveAsync(ReceivedBatch batch, CancellationToken cancellationToken);
}
