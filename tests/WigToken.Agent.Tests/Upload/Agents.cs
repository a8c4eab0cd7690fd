using WigToken.Agent.Outbox;

namespace WigToken.Agent.Tests.Upload;

/// <summary>Agents for tests: on a folder of the test's own.</summary>
internal static class Agents
{
    /// <summary>Shaped like one; nobody's.</summary>
    public const string Token = "wts_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm";

    public static WigTokenAgentOptions Options(TempFolder folder, Uri server) => new()
    {
        Server = server,
        Token = Token,
        Machine = "laptop",
        StateDirectory = Path.Combine(folder.Path, "state"),
        Roots = [folder.Folder("projects")],
        SendInterval = TimeSpan.Zero,
    };

    public static OutboxStore Open(this WigTokenAgentOptions options, TestLog<OutboxStore>? log = null) =>
        OutboxStore.Open(StateDirectory.Open(options.StateDirectory), TimeProvider.System, log ?? new TestLog<OutboxStore>());
}
