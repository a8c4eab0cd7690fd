using WigToken.Cli;

return await CommandTree.RunAsync(args);
