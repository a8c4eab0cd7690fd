namespace WigToken.Agent.Host.Service;

/// <summary>A unit of the user's own service manager.</summary>
internal sealed class Systemd : ServiceManager
{
    private const string Unit = "wigtoken-agent.service";

    public override string FilePath => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } configuration ? configuration : Path.Combine(Home, ".config"), "systemd", "user", Unit);

    public override IReadOnlyList<SystemCommand> Start => [Command("daemon-reload"), Command("enable", Unit), Command("restart", Unit)];

    public override IReadOnlyList<SystemCommand> Stop => [Command("disable", "--now", Unit)];

    public override IReadOnlyList<SystemCommand> Forget => [Command("daemon-reload")];

    public override string Note =>
        "It runs whenever you are signed in; 'loginctl enable-linger' makes it run always. Its log: journalctl --user -u wigtoken-agent";

    public override string Describe(ServiceProgram program) =>
        $"""
        # Made by 'wigtoken-agent install', which overwrites it. For changes of your own: systemctl --user edit wigtoken-agent
        [Unit]
        Description=WigToken agent

        [Service]
        ExecStart={string.Join(' ', program.CommandLine.Select(SystemdText.Argument))}{(program.DotnetRoot is null ? "" : $"\nEnvironment={SystemdText.Assignment("DOTNET_ROOT", program.DotnetRoot)}")}
        Restart=on-failure
        RestartSec=30s
        UMask=0077

        # Whatever else the machine has to do comes first.
        Nice=10
        IOSchedulingClass=idle

        # It reads transcripts, writes its state, and needs the network. What protects files works in a user's own unit where systemd can give that a
        # user namespace, and is passed over elsewhere.
        ProtectSystem=strict
        ProtectHome=read-only
        PrivateTmp=yes
        ReadWritePaths={SystemdText.Path(program.StateDirectory)}
        NoNewPrivileges=yes
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        LockPersonality=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service{(program.DotnetRoot is null ? "\nMemoryDenyWriteExecute=yes" : "")}

        [Install]
        WantedBy=default.target

        """;

    private static SystemCommand Command(params string[] arguments) => new("systemctl", ["--user", .. arguments]);
}
