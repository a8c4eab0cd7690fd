using WigToken.Agent.Host.Tests.Running;

namespace WigToken.Agent.Host.Tests.Service;

/// <summary><c>install</c> and <c>uninstall</c> with a systemctl that writes down how it is called.</summary>
public sealed class InstallTests : IDisposable
{
    // The program with a file of its own, as an installed tool has it.
    private readonly Machine _machine = new(Path.ChangeExtension(Machine.ProgramPath, null));

    public InstallTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These tests are for systemd.");
        _machine.Environment["DOTNET_ROOT"] = Path.GetFullPath("../../..", System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory());
        UseSystemctl("exit 0");
    }

    private string Unit => Path.Combine(_machine.Home, ".config", "systemd", "user", "wigtoken-agent.service");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Install_SavesSettings_WritesTheUnit_AndStartsIt()
    {
        var result = (await InstallAsync()).Succeeded();

        Assert.Equal(["--user daemon-reload", "--user enable wigtoken-agent.service", "--user restart wigtoken-agent.service"], Calls());
        Assert.Equal((await _machine.RunAsync("install", "--print")).Succeeded().Output, File.ReadAllText(Unit));
        Assert.Contains($"ReadWritePaths=\"{_machine.StateDirectory}\"", File.ReadAllText(Unit), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Token, File.ReadAllText(Unit), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_machine.StateDirectory, "token")));
        Assert.Contains("loginctl enable-linger", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uninstall_StopsIt_RemovesTheUnit_AndKeepsTheState()
    {
        (await InstallAsync()).Succeeded();
        File.Delete(_machine.PathOf("calls"));

        (await _machine.RunAsync("uninstall")).Succeeded();

        Assert.Equal(["--user disable --now wigtoken-agent.service", "--user daemon-reload"], Calls());
        Assert.False(File.Exists(Unit));
        Assert.True(File.Exists(Path.Combine(_machine.StateDirectory, "token")));
        (await _machine.RunAsync("uninstall")).FailedWith(Unit);
    }

    [Fact]
    public async Task SystemctlFails_TheUnitIsThere_AndWhatToRunIsSaid()
    {
        UseSystemctl("echo 'Failed to connect to bus: No medium found' >&2; exit 1");

        var result = (await InstallAsync()).FailedWith("'systemctl --user daemon-reload' failed: Failed to connect to bus: No medium found");

        Assert.Contains("systemctl --user daemon-reload && systemctl --user enable wigtoken-agent.service && systemctl --user restart wigtoken-agent.service", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Unit));
        (await _machine.RunAsync("uninstall")).FailedWith("systemctl --user disable --now");
        Assert.False(File.Exists(Unit));
    }

    [Fact]
    public async Task SystemctlMissing_TheUnitIsThere_AndWhatToRunIsSaid()
    {
        _machine.Environment["PATH"] = _machine.PathOf("empty");

        (await InstallAsync()).FailedWith("'systemctl' is not there");

        Assert.True(File.Exists(Unit));
    }

    [Fact]
    public async Task SettingsWrong_NothingIsInstalled()
    {
        (await _machine.RunAsync("install", "--server", "https://usage.example")).FailedWith("There is no token");

        Assert.False(File.Exists(Unit));
        Assert.False(File.Exists(_machine.PathOf("calls")));
    }

    [Fact]
    public async Task ProgramWithoutAPlaceOfItsOwn_IsRefused()
    {
        using var machine = new Machine();

        (await machine.RunAsync(Samples.Token, ["install", "--server", "https://usage.example"])).FailedWith("dotnet tool install --global WigToken.Agent.Tool");

        Assert.False(Directory.Exists(machine.StateDirectory));
    }

    [Theory]
    [InlineData("launchd", "<plist")]
    [InlineData("windows", "<Task")]
    [InlineData("systemd", "[Service]")]
    public async Task Print_ForAnySystem_OnlyPrints(string system, string expected)
    {
        Assert.Contains(expected, (await _machine.RunAsync("install", "--print", "--system", system)).Succeeded().Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_machine.StateDirectory));
    }

    [Theory]
    [InlineData("upstart", "systemd, launchd or windows", "--print")]
    [InlineData("launchd", "--print only")]
    public async Task System_Wrong_IsRefused(string system, string message, params string[] more) =>
        (await _machine.RunAsync(["install", "--system", system, .. more])).FailedWith(message);

    private Task<Cli.Tests.Result> InstallAsync() => _machine.RunAsync(Samples.Token, ["install", "--server", "https://usage.example"]);

    private string[] Calls() => File.ReadAllLines(_machine.PathOf("calls"));

    private void UseSystemctl(string end)
    {
        var folder = Directory.CreateDirectory(_machine.PathOf("bin")).FullName;
        var systemctl = Path.Combine(folder, "systemctl");
        File.WriteAllText(systemctl, $"#!/bin/sh\necho \"$*\" >> '{_machine.PathOf("calls")}'\n{end}\n");
        Modes.Set(systemctl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _machine.Environment["PATH"] = $"{folder}:/usr/bin:/bin";
    }
}
