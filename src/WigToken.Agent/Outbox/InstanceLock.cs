namespace WigToken.Agent.Outbox;

/// <summary>One agent at a time works on a state directory. The lock ends with its process, however that ends.</summary>
internal sealed class InstanceLock : IDisposable
{
    /// <summary>Held by whoever changes the outbox.</summary>
    public const string Outbox = "outbox.lock";

    /// <summary>Held by an agent that stays: what it follows nobody else needs to look at.</summary>
    public const string Running = "agent.lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    /// <summary>Null when somebody holds it.</summary>
    public static InstanceLock? TryTake(StateDirectory state, string name)
    {
        try
        {
            return new InstanceLock(state.OpenFile(name, FileShare.None));
        }
        catch (IOException) when (File.Exists(state.PathOf(name)))
        {
            return null;
        }
    }

    /// <summary>Waits a moment for somebody who only looks or is nearly done.</summary>
    /// <exception cref="AgentException">Another agent holds it, and keeps it.</exception>
    public static async Task<InstanceLock> TakeAsync(StateDirectory state, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        while (true)
        {
            if (TryTake(state, name) is { } taken)
                return taken;
            if (time.GetElapsedTime(asked) > Patience)
                throw new AgentException($"Another agent is at work on '{state.Path}'. Stop it first, or give this one a state directory of its own.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }
    }

    /// <summary>Whether somebody holds it. Those who ask do not get into each other's way.</summary>
    public static bool IsTaken(StateDirectory state, string name)
    {
        try
        {
            using var file = new FileStream(state.PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();
}
