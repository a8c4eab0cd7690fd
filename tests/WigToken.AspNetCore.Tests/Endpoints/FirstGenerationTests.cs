using System.Net;
using System.Net.Http.Json;
using System.Text;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Parsing;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Endpoints;

/// <summary>A client of the first generation: it sends seven fields a message, plainly and with no header of ours, and knows four words of the answer.</summary>
public sealed class FirstGenerationTests
{
    private static readonly Uri Messages = new("api/ingest/messages", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SevenFields_AreTaken_AndSentAgainAreDuplicates()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());
        var secret = await portal.IssueAsync(TokenScope.Ingest, "alice");

        Assert.Equal(new Answer(true, 2, 2, 0), await SendAsync(portal, secret));
        Assert.Equal(new Answer(true, 2, 0, 2), await SendAsync(portal, secret));

        var stored = await portal.Store.FindAsync("msg_01A", Cancel);
        Assert.Equal(
            ("alice", "alice-laptop", "claude-sonnet-4-5", new TokenCounts(4, 12345, 0, 20, 310)),
            (stored!.Series.User, stored.Series.Machine, stored.Series.Model, stored.Counts));
        var machine = Assert.Single(await portal.Service<IMachineStore>().GetMachinesAsync(Cancel));
        Assert.Equal(("alice-laptop", "", null, null), (machine.Machine, machine.AgentVersion, machine.QueueDepth, machine.SkewMs));
    }

    [Fact]
    public async Task WhatIsWrong_StandsWhereItLooksForIt()
    {
        await using var portal = await TestPortal.StartAsync(Team.Setup());

        using var answer = await PostAsync(portal, await portal.IssueAsync(TokenScope.Read));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<Failure>(Cancel))!.Error);
    }

    private static async Task<Answer?> SendAsync(TestPortal portal, string secret)
    {
        using var answer = await PostAsync(portal, secret);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<Answer>(Cancel);
    }

    private static async Task<HttpResponseMessage> PostAsync(TestPortal portal, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages)
        {
            Content = new StringContent(
                """
                {"machine":"alice-laptop","messages":[
                {"message_id":"msg_01A","model":"claude-sonnet-4-5","input_tokens":4,"cache_creation_input_tokens":12345,"cache_read_input_tokens":20,"output_tokens":310,"ts":"2026-05-01T10:00:00.000Z"},
                {"message_id":"msg_01B","model":"claude-opus-4-1","input_tokens":1,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":2,"ts":1777629600000}]}
                """,
                Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Add("Authorization", $"Bearer {secret}");
        return await portal.Client.SendAsync(request, Cancel);
    }

    private sealed record Answer(bool Ok, int Received, int Applied, int Duplicates);

    private sealed record Failure(string Error);
}
