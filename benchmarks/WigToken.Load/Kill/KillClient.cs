using System.Globalization;
using System.Text;
using WigToken.Load.Messages;
using WigToken.Load.Servers;

namespace WigToken.Load.Kill;

/// <summary>Sends one batch after another. The number of each that was answered is on disk before the next one is sent.</summary>
internal sealed class KillClient(string token, int index, int batch, string file) : IDisposable
{
    private readonly BodyTemplate _template = new($"machine-{index + 1}", SampleMessage.Create(index, batch));
    private readonly FileStream _log = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private int _next;
    private bool _isInDoubt;

    /// <summary>What the answered batches add up to.</summary>
    public Totals Acknowledged { get; private set; }

    /// <summary>What the batch adds up to that was sent and not answered, if there is one.</summary>
    public Totals? InDoubt => _isInDoubt ? _template.Sum(_next) : null;

    /// <summary>Sends until the server is gone.</summary>
    /// <exception cref="LoadException">The server answered anything but that all messages are new.</exception>
    public async Task SendUntilGoneAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var client = new IngestClient(server.Client, token);
        try
        {
            while (true)
            {
                var body = Body();
                _isInDoubt = true;
                await client.SendNewAsync(body, batch, cancellationToken);
                Acknowledge();
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
    }

    /// <summary>Sends the batch in doubt again: as far as it is there, its messages are duplicates.</summary>
    public async Task SendInDoubtAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        if (!_isInDoubt)
            return;
        var answer = await new IngestClient(server.Client, token).SendAsync(Body(), cancellationToken);
        if (!answer.IsOk || (answer.Applied != batch && answer.Duplicates != batch))
            throw new LoadException($"A batch of {batch} that was sent again: {answer}; expected all of them new, or all duplicates.");
        Acknowledge();
    }

    public void Dispose() => _log.Dispose();

    private byte[] Body()
    {
        var body = new byte[_template.Length];
        // The same when it is sent again.
        _template.Write(body, _next, TimePrefix.ToHour(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(_next % 5000)));
        return body;
    }

    private void Acknowledge()
    {
        _log.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_next}\n")));
        _log.Flush(flushToDisk: true);
        Acknowledged += _template.Sum(_next);
        _next++;
        _isInDoubt = false;
    }
}
