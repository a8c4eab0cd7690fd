// An internal portal with pages of its own that shows usage under /usage. It watches no files: usage comes from elsewhere.
using WigToken;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWigToken(builder.Configuration);

var app = builder.Build();
app.MapGet("/", () => Results.Content("<h1>Portal</h1><p><a href=\"usage/\">AI usage</a></p>", "text/html"));
app.MapWigToken("/usage");
app.Run();
