using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WigToken.Endpoints;

namespace WigToken.Diagnostics;

/// <summary>
/// Looks at an installation from outside: its configuration, its files, its database, and the server it sends to if there is one. Works while
/// the server runs, and with a configuration with which no server starts. Makes and migrates nothing.
/// </summary>
public sealed class Doctor
{
    private readonly IConfiguration _configuration;
    private readonly IHostEnvironment _environment;
    private readonly IEnumerable<IConfigureOptions<WigTokenOptions>> _configure;
    private readonly IEnumerable<IValidateOptions<WigTokenOptions>> _validate;
    private readonly bool _isWatching;
    private readonly TimeProvider _time;

    internal Doctor(
        IConfiguration configuration, IHostEnvironment environment, IEnumerable<IConfigureOptions<WigTokenOptions>> configure,
        IEnumerable<IValidateOptions<WigTokenOptions>> validate, bool isWatching, TimeProvider time) =>
        (_configuration, _environment, _configure, _validate, _isWatching, _time) = (configuration, environment, configure, validate, isWatching, time);

    /// <summary>Looks at everything. What it finds wrong is in the result; nothing that is wrong makes it throw.</summary>
    public async Task<Diagnosis> ExamineAsync(CancellationToken cancellationToken)
    {
        var options = new WigTokenOptions();
        foreach (var configure in _configure)
            configure.Configure(options);
        var problems = _validate.Select(validate => validate.Validate(Options.DefaultName, options)).SelectMany(static result => result.Failures ?? []).ToList();
        WigTokenProgram.Address(problems);
        var installed = new Installed(_configuration, options, _environment.ContentRootPath, _isWatching);
        var now = _time.GetUtcNow();
        var checks = new List<Check>();
        checks.AddRange(problems.Count == 0
            ? [Check.Ok("configuration", "every setting is valid")]
            : problems.Select(static problem => Check.Error("configuration", problem, "The server does not start with it: change the setting.")));
        checks.Add(TranscriptChecks.Mode(installed));
        checks.AddRange(TranscriptChecks.Folders(installed));
        checks.AddRange(await DatabaseCheck.RunAsync(installed, cancellationToken));
        checks.AddRange(PriceChecks.Run(installed));
        checks.AddRange(CleanUpCheck.Run(installed, now));
        using var server = ServerCheck.FromEnvironment(installed, _time);
        if (server is not null)
            checks.AddRange(await server.RunAsync(cancellationToken));
        checks.AddRange(ClockCheck.Run(installed, server?.Skew, now));
        return new Diagnosis(SetupEndpoints.Version, SettingsInForce.Of(installed), checks);
    }
}
