using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using WigToken.Access;
using WigToken.Endpoints;

namespace WigToken.Live;

/// <summary>
/// How many streams one address may hold open at a time. A stream costs little, but nobody should be able to take all connections that a machine
/// has. Local ones are not counted: a proxy that does not say for whom it asks must not share one client's part.
/// </summary>
internal sealed class StreamSlots
{
    /// <summary>Enough for an office behind one address.</summary>
    public const int PerAddress = 500;

    private readonly ConcurrentDictionary<IPAddress, int> _open = new();

    /// <summary>Takes a place until it is disposed.</summary>
    /// <exception cref="ProblemException">There is none left for this address.</exception>
    public IDisposable? Take(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return null;
        address = Client.Counted(address);
        if (_open.AddOrUpdate(address, 1, static (_, open) => open + 1) <= PerAddress)
            return new Slot(this, address);
        Release(address);
        throw new ProblemException(StatusCodes.Status429TooManyRequests, "too_many_streams", $"Your address holds {PerAddress} streams open already. Close some.", ("Retry-After", "60"));
    }

    private void Release(IPAddress address)
    {
        if (_open.AddOrUpdate(address, 0, static (_, open) => open - 1) == 0)
            _open.TryRemove(KeyValuePair.Create(address, 0));
    }

    private sealed class Slot(StreamSlots slots, IPAddress address) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                slots.Release(address);
        }
    }
}
