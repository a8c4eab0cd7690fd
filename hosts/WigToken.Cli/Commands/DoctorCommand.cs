using System.CommandLine;
using System.Text.Json;
using WigToken.Diagnostics;

namespace WigToken.Cli.Commands;

/// <summary>Says what is in force, and what is wrong.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON, for scripts." };

    public DoctorCommand(Func<ParseResult, string> contentRoot)
        : base("doctor", "Show every setting and where it comes from, and look for what is wrong. Changes nothing; exit code 1 if there are errors.")
    {
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), parsed.GetValue(_json), cancellationToken));
    }

    private static async Task<int> RunAsync(string contentRoot, bool isJson, CancellationToken cancellationToken)
    {
        await using var installation = Installation.ForDoctor(contentRoot, out var problem);
        var diagnosis = await installation.Doctor.ExamineAsync(cancellationToken);
        if (problem is not null)
            diagnosis = diagnosis with { Checks = [new Check("configuration", CheckState.Error, problem, "Mend the file; it is left out of what follows."), .. diagnosis.Checks] };
        await Console.Out.WriteAsync(isJson ? Json(contentRoot, diagnosis) : Text(contentRoot, diagnosis));
        return diagnosis.HasErrors ? 1 : 0;
    }

    private static string Json(string contentRoot, Diagnosis diagnosis) => JsonSerializer.Serialize(
        new { diagnosis.Version, ok = !diagnosis.HasErrors, contentRoot, diagnosis.Settings, diagnosis.Checks }, Formats.Json) + "\n";

    private static string Text(string contentRoot, Diagnosis diagnosis)
    {
        var settings = new Table("setting", "value", "source");
        foreach (var setting in diagnosis.Settings)
            settings.Add(setting.Variable, setting.Value, setting.Source);
        var checks = new Table("", "", "");
        foreach (var check in diagnosis.Checks)
        {
            checks.Add(Word(check.State), check.Name, check.Found);
            if (check.Advice.Length > 0)
                checks.Add("", "", $"-> {check.Advice}");
        }

        var (errors, warnings) = (Count(diagnosis, CheckState.Error), Count(diagnosis, CheckState.Warning));
        return $"WigToken {diagnosis.Version}, content root {contentRoot}\n\n{settings}{checks}\n{Counted(errors, "error")}, {Counted(warnings, "warning")}\n";
    }

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Warning => "warning",
        _ => "ERROR",
    };

    private static int Count(Diagnosis diagnosis, CheckState state) => diagnosis.Checks.Count(check => check.State == state);

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
