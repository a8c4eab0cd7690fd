using System.Globalization;
using System.Text.Json;
using WigToken.Generate;

const string Usage =
    """
    usage: WigToken.Generate DIR [--seed 1] [--megabytes 300] [--files 0=auto]
                                 [--layout solo|team|team-machines|team-flat] [--canary TEXT]
    """;
const long ProgressStep = 100_000_000;

if (args.Length == 0 || args.Length % 2 == 0)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var nextProgress = ProgressStep;
TranscriptTreeReport report;
try
{
    var given = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    string[] known = ["--seed", "--megabytes", "--files", "--layout", "--canary"];
    if (given.Keys.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        throw new FormatException($"'{unknown}' is not an option.\n{Usage}");
    string Given(string option, string otherwise) => given.GetValueOrDefault(option, otherwise);

    report = TranscriptTree.Write(args[0], new TranscriptTreeOptions
    {
        Seed = ulong.Parse(Given("--seed", "1"), CultureInfo.InvariantCulture),
        Megabytes = double.Parse(Given("--megabytes", "300"), CultureInfo.InvariantCulture),
        Files = int.Parse(Given("--files", "0"), CultureInfo.InvariantCulture),
        Layout = Enum.Parse<TreeLayout>(Given("--layout", "solo").Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        Canary = Given("--canary", ""),
        Progress = ShowProgress,
    });
}
catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

Console.Error.WriteLine($"{(double)report.UsageBytes / report.Bytes:P0} of the bytes stand in lines that carry usage");
foreach (var (feature, count) in report.Features)
    Console.Error.WriteLine($"{count,9} {feature}");
Console.WriteLine(JsonSerializer.Serialize(new { files = report.Files, bytes = report.Bytes, lines = report.Lines, seed = report.Seed }));
return 0;

void ShowProgress(int files, long bytes)
{
    if (bytes < nextProgress)
        return;
    nextProgress = bytes + ProgressStep;
    Console.Error.WriteLine($"{files} files, {bytes / 1_000_000} MB");
}
