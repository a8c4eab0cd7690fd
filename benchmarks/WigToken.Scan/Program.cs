using WigToken.Scan;

if (!ScanOptions.TryParse(args, out var options, out var problem))
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

var report = options.Store is null ? TreeScan.Run(options) : await TreeImport.RunAsync(options);
await using var output = Console.OpenStandardOutput();
report.WriteTo(output);
foreach (var unread in report.Unread)
    await Console.Error.WriteLineAsync(unread);
return report.Unread.Count == 0 ? 0 : 1;
