// Measures the scopes one by one: find lines, read usage, price, store.
//
//   dotnet run -c Release --project benchmarks/WigToken.Benchmarks                         all
//   dotnet run -c Release --project benchmarks/WigToken.Benchmarks -- --quick              all, three short iterations each
//   dotnet run -c Release --project benchmarks/WigToken.Benchmarks -- --filter '*Read*'    and what else BenchmarkDotNet takes
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using WigToken.Benchmarks;

var isQuick = args.Contains("--quick", StringComparer.Ordinal);
string[] rest = [.. args.Where(static arg => arg is not "--quick")];
var config = ManualConfig.CreateEmpty()
    .AddJob(isQuick ? Job.ShortRun : Job.Default)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
    .AddColumn([.. RateColumn.All])
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default)
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest.Length > 0 ? rest : ["--filter", "*"], config);
return summaries.Any(static summary => summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success)) ? 1 : 0;
