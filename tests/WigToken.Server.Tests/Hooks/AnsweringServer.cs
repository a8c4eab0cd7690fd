using System.Net;
using System.Text;
using WigToken.Load.Servers;

namespace WigToken.Server.Tests.Hooks;

/// <summary>Gives every request the same answer, when it is told to.</summary>
internal sealed class AnsweringServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public AnsweringServer(int status, string body, Uri? location = null, Task? when = null)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Take()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = AnswerAsync(status, Encoding.UTF8.GetBytes(body), location, when ?? Task.CompletedTask);
    }

    public Uri Address { get; }

    /// <summary>How many requests have come.</summary>
    public int Requests { get; private set; }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync(int status, byte[] body, Uri? location, Task when)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Requests++;
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                await when;
                context.Response.StatusCode = status;
                if (location is not null)
                    context.Response.RedirectLocation = location.ToString();
                context.Response.Close(body, willBlock: true);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed, or the client went away.
        }
    }
}
