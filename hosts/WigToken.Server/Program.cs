using WigToken;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddWigTokenEnvironment();
builder.Services.AddWigToken(builder.Configuration).WatchTranscripts();
var app = builder.Build();
app.MapWigToken();
return await app.RunWigTokenAsync();
