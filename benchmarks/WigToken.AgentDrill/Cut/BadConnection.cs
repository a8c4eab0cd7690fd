using System.Net;
using System.Net.Sockets;

namespace WigToken.AgentDrill.Cut;

/// <summary>One connection through a bad network.</summary>
internal sealed class BadConnection(BadNetwork network, TcpClient agent) : IDisposable
{
    private readonly TcpClient _server = new();

    public async Task RunAsync()
    {
        try
        {
            if (network.Plan is { Kind: CutKind.AtOnce } plan)
            {
                Fail(plan);
                return;
            }

            await _server.ConnectAsync(IPAddress.Loopback, network.ServerPort);
            await Task.WhenAll(PassAsync(agent, _server, CutKind.InRequest), PassAsync(_server, agent, CutKind.InAnswer));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone; so is the other.
            Cut(isReset: true);
        }
    }

    public void Cut(bool isReset)
    {
        foreach (var end in (TcpClient[])[agent, _server])
        {
            if (isReset && end.Client is { } socket)
                socket.LingerState = new LingerOption(true, 0);
            end.Dispose();
        }
    }

    public void Dispose() => Cut(isReset: true);

    private async Task PassAsync(TcpClient from, TcpClient to, CutKind kind)
    {
        var (input, output) = (from.GetStream(), to.GetStream());
        var buffer = new byte[16 * 1024];
        var passed = 0;
        int read;
        while ((read = await input.ReadAsync(buffer)) > 0)
        {
            var bytes = buffer.AsMemory(0, read);
            if (network.Plan is { } plan)
            {
                if (plan.Kind == kind && passed + read > plan.Bytes)
                {
                    await output.WriteAsync(bytes[..Math.Max(0, plan.Bytes - passed)]);
                    Fail(plan);
                    return;
                }

                if (kind == CutKind.InAnswer && plan.Kind == CutKind.BeforeAnswer)
                {
                    Fail(plan);
                    return;
                }

                if (kind == CutKind.InAnswer && plan.Kind == CutKind.AnswerTwice)
                {
                    await output.WriteAsync(bytes);
                    network.ReportFailure();
                }
            }

            await output.WriteAsync(bytes);
            passed += read;
        }

        to.Client.Shutdown(SocketShutdown.Send);
    }

    private void Fail(CutPlan plan)
    {
        Cut(plan.IsReset);
        network.ReportFailure();
    }
}
