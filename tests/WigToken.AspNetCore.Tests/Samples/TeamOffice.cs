using System.Text.Json.Nodes;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Samples;

/// <summary>What an operator finds on the server of the <see cref="TeamOfFifty"/>: agents, well and less well, tokens, origins, and the log of it all.</summary>
internal static class TeamOffice
{
    private const string Version = "0.1.0";

    /// <summary>The messages of a year, and everything else.</summary>
    public static async Task AddTeamAsync(this TestPortal portal, DateTimeOffset now, int busiest)
    {
        await portal.AddYearAsync(now, busiest);
        var (sightings, tokens) = (portal.Service<IReceiver>(), portal.Service<ITokenStore>());
        for (var day = TeamOfFifty.People.Count - 1; day >= 0; day--)
        {
            var token = await IssueAsync(tokens, now.AddDays(-7 * day - 1), TeamOfFifty.People[day], TokenScope.Ingest, $"{TeamOfFifty.People[day]}'s machines");
            await tokens.NoteTokenUseAsync(token.Id, now.AddMinutes(-day % 9).ToUnixTimeMilliseconds(), Cancel);
        }

        await IssueAsync(tokens, now.AddDays(-350), "ada", TokenScope.Admin, "");
        await IssueAsync(tokens, now.AddDays(-40), "grace", TokenScope.Read, "weekly report", expires: now.AddDays(50));
        await IssueAsync(tokens, now.AddDays(-12), "margaret", TokenScope.Embed, "engineering blog");
        await IssueAsync(tokens, now.AddDays(-3), "infra", TokenScope.Embed, "badge of the wiki", EmbedExposures.Badge);
        await IssueAsync(tokens, now.AddDays(-95), "tim", TokenScope.Read, "trial", expires: now.AddDays(-5));
        var left = await IssueAsync(tokens, now.AddDays(-200), "oliver", TokenScope.Ingest, "left in May");
        await tokens.RevokeTokenAsync(left.Id, Entry(now.AddDays(-170), AuditActions.TokenRevoked, "ada", new JsonObject { ["id"] = left.Id, ["prefix"] = left.Prefix }), Cancel);
        foreach (var (origin, label) in ((string, string)[])[("https://blog.example.com", "engineering blog"), ("https://status.example.com", "status page"), ("http://localhost:3000", "")])
            await portal.Service<IEmbedOriginStore>().AddEmbedOriginAsync(origin, label, Entry(now.AddDays(-11), AuditActions.EmbedOriginAdded, "ada", new JsonObject { ["origin"] = origin }), Cancel);
        for (var person = TeamOfFifty.People.Count - 1; person >= 0; person--)
        {
            foreach (var machine in TeamOfFifty.MachinesOf(person))
                await sightings.ReceiveAsync(Call(now, person, machine), Cancel);
        }

        await portal.Service<IAuditStore>().AddAuditAsync(Entry(now.AddMinutes(-50), AuditActions.AuthFailed, "", new JsonObject { ["code"] = "token_revoked", ["path"] = "/api/ingest/messages" }), Cancel);
        await portal.Service<IAuditStore>().AddAuditAsync(Entry(now.AddMinutes(-21), AuditActions.Login, "ada", []), Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task AddYearAsync(this TestPortal portal, DateTimeOffset now, int busiest)
    {
        foreach (var part in new TeamOfFifty(now).Sessions(busiest).Chunk(500))
            await portal.IngestAsync(part);
    }

    /// <summary>A machine's newest call: most a moment ago, some not for days, with an old agent, a clock that is off, or much to send.</summary>
    private static ReceivedBatch Call(DateTimeOffset now, int person, string machine)
    {
        var seen = now.AddSeconds(-(person * 37 % 280)) - (person % 17 == 4 ? TimeSpan.FromDays(2 + person) : machine.EndsWith("tower", StringComparison.Ordinal) ? TimeSpan.FromHours(1 + person % 9) : TimeSpan.Zero);
        var sighting = new MachineSighting
        {
            User = TeamOfFifty.People[person], Machine = machine, SeenMs = seen.ToUnixTimeMilliseconds(), AgentVersion = person % 11 == 5 ? "0.0.9" : Version,
            QueueDepth = person == 7 ? 18_240 : person % 5 == 0 ? person * 3 : 0, SkewMs = person == 12 ? 214_000 : person * 7 % 90 - 40,
        };
        var messages = 1 + person * 7 % 23;
        return new ReceivedBatch([], sighting, _ => Entry(seen, AuditActions.Ingest, sighting.User, new JsonObject
        {
            ["machine"] = machine, ["received"] = messages, ["applied"] = messages, ["updated"] = 0, ["duplicates"] = 0, ["rejected"] = 0,
        }) with { Address = $"10.20.{person % 4}.{10 + person}", Bytes = 220 + 190 * messages });
    }

    private static Task<Token> IssueAsync(
        ITokenStore store, DateTimeOffset at, string user, TokenScope scope, string label, EmbedExposures exposes = EmbedExposures.Default, DateTimeOffset? expires = null)
    {
        var secret = TokenSecret.Generate(scope);
        var wanted = new NewToken(user, scope, label, scope == TokenScope.Embed ? exposes : EmbedExposures.None, expires?.ToUnixTimeMilliseconds());
        return store.IssueTokenAsync(wanted, secret, Entry(at, AuditActions.TokenIssued, "ada", new JsonObject { ["for"] = user, ["scope"] = TokenWords.Of(scope), ["label"] = label, ["prefix"] = secret.Prefix }), Cancel);
    }

    private static AuditEntry Entry(DateTimeOffset at, string action, string user, JsonObject meta) =>
        new() { TimeMs = at.ToUnixTimeMilliseconds(), Action = action, User = user, Address = "10.20.0.10", Meta = meta.ToJsonString() };
}
