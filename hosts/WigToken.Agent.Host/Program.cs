using WigToken.Agent.Host;
using WigToken.Agent.Host.Native;
using WigToken.Agent.Host.Secrets;

// Before anything else: until then everybody on this machine can read it.
var warning = CommandLineMemory.HideTokens(args);
EmbeddedSqlite.Use();
return await CommandTree.RunAsync(args, warning);
