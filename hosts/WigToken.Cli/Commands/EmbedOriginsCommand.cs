using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WigToken.Storage.Access;

namespace WigToken.Cli.Commands;

/// <summary>The origins whose pages may show widgets.</summary>
internal sealed class EmbedOriginsCommand : Command
{
    private const int MaxLabel = 256;

    private readonly Argument<string> _url = new("URL") { Description = "Scheme, host and port of the pages, such as https://blog.example.org" };
    private readonly Argument<string> _which = new("ID|URL") { Description = "The number that 'list' shows, or the origin itself." };
    private readonly Option<string> _label = new("--label") { Description = "A note.", DefaultValueFactory = static _ => "" };
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON, for scripts." };

    public EmbedOriginsCommand(Func<ParseResult, string> contentRoot)
        : base("embed-origins", "The origins whose pages may show widgets.")
    {
        var add = new Command("add", "Let the pages of an origin show widgets.") { _url, _label };
        add.SetAction((parsed, ct) => AddAsync(contentRoot(parsed), parsed.GetRequiredValue(_url), parsed.GetRequiredValue(_label), ct));
        Add(add);
        var list = new Command("list", "List the origins.") { _json };
        list.SetAction((parsed, ct) => ListAsync(contentRoot(parsed), parsed.GetValue(_json), ct));
        Add(list);
        var remove = new Command("remove", "Let the pages of an origin show widgets no longer.") { _which };
        remove.SetAction((parsed, ct) => RemoveAsync(contentRoot(parsed), parsed.GetRequiredValue(_which), ct));
        Add(remove);
    }

    private static async Task<int> AddAsync(string contentRoot, string url, string label, CancellationToken cancellationToken)
    {
        if (!EmbedOrigin.TryNormalise(url, out var origin))
            throw new CommandException($"'{url}' is no origin; expected scheme and host, and a port if it is not the usual one, such as https://blog.example.org.");
        if (!PlainText.IsPlain(label, MaxLabel))
            throw new CommandException($"The label is to be at most {MaxLabel} characters without control characters.");
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var audit = installation.Audit(AuditActions.EmbedOriginAdded, new JsonObject { ["origin"] = origin, ["label"] = label });
        var added = await installation.EmbedOrigins.AddEmbedOriginAsync(origin, label, audit, cancellationToken)
            ?? throw new CommandException($"{origin} is among the origins already.");
        await Console.Out.WriteLineAsync($"Added {added.Origin} as {added.Id}. Its pages still need an embed token: wigtoken tokens issue --user U --scope embed");
        return 0;
    }

    private static async Task<int> ListAsync(string contentRoot, bool isJson, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var origins = await installation.EmbedOrigins.GetEmbedOriginsAsync(cancellationToken);
        if (isJson)
        {
            var rows = origins.Select(static origin => new { origin.Id, origin.Origin, origin.Label, createdAt = origin.CreatedMs });
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { origins = rows }, Formats.Json));
            return 0;
        }

        var table = new Table(">id", "origin", "added", "label");
        foreach (var origin in origins)
            table.Add(origin.Id.ToString(CultureInfo.InvariantCulture), origin.Origin, Formats.Time(origin.CreatedMs), origin.Label);
        await Console.Out.WriteAsync(origins.Count == 0 ? "No origin may show widgets. 'wigtoken embed-origins add URL' adds one.\n" : table.ToString());
        return 0;
    }

    private static async Task<int> RemoveAsync(string contentRoot, string which, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var origins = await installation.EmbedOrigins.GetEmbedOriginsAsync(cancellationToken);
        var found = long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? origins.FirstOrDefault(origin => origin.Id == id)
            : EmbedOrigin.TryNormalise(which, out var normal) ? origins.FirstOrDefault(origin => origin.Origin == normal) : null;
        if (found is null
            || !await installation.EmbedOrigins.RemoveEmbedOriginAsync(
                found.Id, installation.Audit(AuditActions.EmbedOriginRemoved, new JsonObject { ["id"] = found.Id, ["origin"] = found.Origin }), cancellationToken))
            throw new CommandException($"'{which}' is none of the origins. 'wigtoken embed-origins list' shows them.");
        await Console.Out.WriteLineAsync($"Removed {found.Origin}.");
        return 0;
    }
}
