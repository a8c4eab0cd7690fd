using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Diagnostics;

namespace WigToken.AspNetCore.Tests.Diagnostics;

/// <summary>What needs another clock; the rest is tested from the command line.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Clock_BeforeThisProgramWasBuilt_IsAnError()
    {
        var diagnosis = await ExamineAsync(new DateTimeOffset(1970, 1, 1, 0, 5, 0, TimeSpan.Zero));

        var clock = Assert.Single(diagnosis.Checks, static check => check.Name == "clock");
        Assert.Equal(CheckState.Error, clock.State);
        Assert.Contains("before this program was built", clock.Found, StringComparison.Ordinal);
        Assert.True(diagnosis.HasErrors);
    }

    [Fact]
    public async Task CleanUp_TimePasses_TranscriptsComeToBeDeleted()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "projects", "-app")).FullName, "a.jsonl");
        File.WriteAllText(file, "{}\n");
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file));
        File.WriteAllText(Path.Combine(_folder.Path, "settings.json"), """{ "cleanupPeriodDays": 20 }""");

        Assert.Equal(CheckState.Ok, await CleanUpAsync(written.AddDays(16.9)));
        Assert.Equal(CheckState.Warning, await CleanUpAsync(written.AddDays(17.1)));
        Assert.Equal(CheckState.Warning, await CleanUpAsync(written.AddDays(200)));
    }

    [Fact]
    public async Task Setting_MadeInCode_SaysSo()
    {
        var diagnosis = await ExamineAsync(TimeProvider.System.GetUtcNow());

        Assert.Equal(new SettingInForce("CLAUDE_PROJECTS_DIR", Projects, "code"), Assert.Single(diagnosis.Settings, static setting => setting.Variable == "CLAUDE_PROJECTS_DIR"));
    }

    private string Projects => Path.Combine(_folder.Path, "projects");

    private async Task<CheckState> CleanUpAsync(DateTimeOffset now) =>
        Assert.Single((await ExamineAsync(now)).Checks, static check => check.Name == "clean-up").State;

    private async Task<Diagnosis> ExamineAsync(DateTimeOffset now)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder.Path, Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Services.AddSingleton<TimeProvider>(new FixedTime(now.ToUnixTimeMilliseconds()));
        builder.Services.AddWigToken(builder.Configuration, options => options.ProjectsDirectory = Projects).WatchTranscripts().AddDiagnostics();
        await using var app = builder.Build();
        return await app.Services.GetRequiredService<Doctor>().ExamineAsync(CancellationToken.None);
    }
}
