// Cuts the power under the SQLite store: records what the store hands to the system and what it acknowledges, builds what a disk could hold
// at many moments in between, and opens each of these images.
//
//   dotnet run -c Release --project benchmarks/WigToken.PowerCut -- [--images 1000] [--seed 42] [--synchronous full|normal|off]
//
// "normal" and "off" take fsyncs of the store away, to show that the program finds what is lost and what breaks without them.
using System.Globalization;
using WigToken.PowerCut;

if (args is ["write", var folder, var writeSeed, var batches, var writeSynchronous])
    return await Writer.RunAsync(folder, new Workload(Number(writeSeed), Number(batches)), Enum.Parse<Synchronous>(writeSynchronous));

var options = new PowerCutOptions();
for (var i = 0; i < args.Length; i += 2)
{
    options = (args[i], i + 1 < args.Length ? args[i + 1] : "") switch
    {
        ("--images", var images) => options with { Images = Number(images) },
        ("--seed", var seed) => options with { Seed = Number(seed) },
        ("--synchronous", var synchronous) => options with { Synchronous = Enum.Parse<Synchronous>(synchronous, ignoreCase: true) },
        _ => throw new ArgumentException($"'{args[i]}' is not known here: --images N, --seed N, --synchronous full|normal|off.", nameof(args)),
    };
}

if (await Strace.WhyNotAsync() is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 2;
}

var report = await PowerCuts.RunAsync(options, Console.Out, CancellationToken.None);
foreach (var finding in report.Findings.Take(10))
    Console.WriteLine(finding);
Console.WriteLine(report);
return report.IsClean ? 0 : 1;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
