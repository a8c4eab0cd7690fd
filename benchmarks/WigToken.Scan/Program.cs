using WigToken.Scan;

if (ScanOptions.TryParse(args, out var options, out var problem))
    return Scanner.Run(options);
Console.Error.WriteLine(problem);
return 2;
