using WigToken.Scan;

if (!ScanOptions.TryParse(args, out var options, out var problem))
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

var report = options.Store is null ? TreeScan.Run(options) : await TreeImport.RunAsync(options);
await using var output = Console.OpenStandardOutput();
report.WriteTo(output);
return 0;
