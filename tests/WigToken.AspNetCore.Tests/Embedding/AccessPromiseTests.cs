using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage.Access;

namespace WigToken.AspNetCore.Tests.Embedding;

public sealed class AccessPromiseTests
{
    private static readonly string[] Api = ["health", "api/usage/totals", "api/usage/stream", "api/usage/recent", "api/usage/breakdown.csv", "openapi/wigtoken.json", "api/usage/nope"];

    [Fact]
    public async Task E10_CookieAuthAndFallbackPolicy_PageGoesToTheSignIn_ProgramsAreToldSo_ScrapersPass()
    {
        await using var portal = await TestPortal.StartAsync(Portal() with
        {
            PathBase = "/corp",
            Pipeline = static app => app.UsePathBase("/corp").UseRouting().UseAuthentication().UseAuthorization(),
        });

        using var page = await portal.GetAsync("");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.EndsWith("/corp/signin?ReturnUrl=%2Fcorp%2Fusage%2F", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (var path in Api)
            await AssertAsync(portal, path, HttpStatusCode.Unauthorized);
        await AssertAsync(portal, "metrics", HttpStatusCode.OK);
    }

    [Fact]
    public async Task E10_CookieAuthAndFallbackPolicy_WhoHasSignedIn_SeesEverything()
    {
        await using var portal = await TestPortal.StartAsync(Portal());
        await SignInAsync(portal, "Ops");
        foreach (var path in Api.Append("").Append("metrics").Except(["api/usage/nope"]))
            await AssertAsync(portal, path, HttpStatusCode.OK);
    }

    [Fact]
    public async Task E11_RequireAuthorization_OnTheWhole_ClosesEveryPath()
    {
        await using var portal = await TestPortal.StartAsync(Portal(isFallback: false) with
        {
            Mount = static (app, prefix) => app.MapWigToken(prefix).RequireAuthorization("Ops"),
        });
        foreach (var path in Api.Append("metrics"))
            await AssertAsync(portal, path, HttpStatusCode.Unauthorized);
        await AssertAsync(portal, "", HttpStatusCode.Redirect);
        await AssertAsync(portal, "assets/nope.js", HttpStatusCode.Redirect);
        await AssertAsync(portal, "/host", HttpStatusCode.OK);

        await SignInAsync(portal, "Guest");
        foreach (var path in Api.Append("metrics"))
            await AssertAsync(portal, path, HttpStatusCode.Forbidden);

        await SignInAsync(portal, "Ops");
        foreach (var path in Api.Append("").Append("metrics").Except(["api/usage/nope"]))
            await AssertAsync(portal, path, HttpStatusCode.OK);
    }

    [Fact]
    public async Task E11_RequireAuthorization_OnThePageOnly_LeavesTheRestAsItWas()
    {
        await using var portal = await TestPortal.StartAsync(Portal(isFallback: false) with
        {
            Mount = static (app, prefix) => app.MapWigToken(prefix).Dashboard.RequireAuthorization("Ops"),
        });
        await AssertAsync(portal, "", HttpStatusCode.Redirect);
        foreach (var path in Api.Append("metrics").Except(["api/usage/nope"]))
            await AssertAsync(portal, path, HttpStatusCode.OK);
    }

    [Fact]
    public async Task E11_RequireAuthorization_OnTheMetricsOnly_ClosesThem()
    {
        await using var portal = await TestPortal.StartAsync(Portal(isFallback: false) with
        {
            Mount = static (app, prefix) => app.MapWigToken(prefix).Metrics.RequireAuthorization(),
        });
        await AssertAsync(portal, "metrics", HttpStatusCode.Unauthorized);
        await AssertAsync(portal, "api/usage/totals", HttpStatusCode.OK);
    }

    [Fact]
    public async Task E11_RequireAuthorization_OnThePartsOfAgentsAndWidgets_ClosesThemToWhoHasNotSignedIn()
    {
        await using var portal = await TestPortal.StartAsync(Portal(isFallback: false) with
        {
            Mount = static (app, prefix) =>
            {
                var mounted = app.MapWigToken(prefix);
                mounted.Ingest.RequireAuthorization("Ops");
                mounted.Embed.RequireAuthorization("Ops");
            },
        });
        var (agent, widget) = await TokensAsync(portal);
        await AssertAgentAsync(portal, agent, HttpStatusCode.Unauthorized);
        await AssertWidgetAsync(portal, widget, HttpStatusCode.Unauthorized);
        await AssertAsync(portal, "api/usage/totals", HttpStatusCode.OK);
        await AssertAsync(portal, "metrics", HttpStatusCode.OK);

        await SignInAsync(portal, "Ops");
        await AssertAgentAsync(portal, agent, HttpStatusCode.OK);
        await AssertWidgetAsync(portal, widget, HttpStatusCode.OK);
        // The host's sign-in takes no token's place.
        await AssertAgentAsync(portal, null, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task E10_E11_FallbackPolicyOrAClosedPage_AgentsAndWidgetsAreJudgedByTheirTokens()
    {
        foreach (var setup in new[] { Portal(), Portal(isFallback: false) with { Mount = static (app, prefix) => app.MapWigToken(prefix).Dashboard.RequireAuthorization("Ops") } })
        {
            await using var portal = await TestPortal.StartAsync(setup);
            var (agent, widget) = await TokensAsync(portal);
            await AssertAgentAsync(portal, agent, HttpStatusCode.OK);
            await AssertAgentAsync(portal, null, HttpStatusCode.Unauthorized);
            await AssertWidgetAsync(portal, widget, HttpStatusCode.OK);
            await AssertWidgetAsync(portal, "", HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task E26_AntiforgeryOfTheHost_OurPostsWorkWithOurs()
    {
        await using var portal = await TestPortal.StartAsync(HostVariants.All["E26_Antiforgery"]);
        var admin = await portal.IssueAsync(TokenScope.Admin);
        using var signedIn = await portal.AskAsync(HttpMethod.Post, "api/auth/session", null, $$"""{"token":"{{admin}}"}""");
        var word = (string)System.Text.Json.Nodes.JsonNode.Parse(await signedIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["antiforgery"]!;
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        await portal.AskJsonAsync(HttpMethod.Post, "api/setup/complete", null, "{}", ("Cookie", cookie), ("WigToken-Antiforgery", word));
        await AssertAgentAsync(portal, await portal.IssueAsync(TokenScope.Ingest), HttpStatusCode.OK);
    }

    [Fact]
    public async Task E12_OneSchemeThatIsNoDefault_IsStillTheDefault()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Services = HostVariants.OneScheme,
            Pipeline = static app =>
            {
                app.UseAuthentication().UseAuthorization();
                app.MapGet("/private", static () => "private").RequireAuthorization();
            },
        });
        await AssertAsync(portal, "/private", HttpStatusCode.Redirect);
        await AssertAsync(portal, "api/usage/totals", HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E13_E14_CountersMayBeReadByAllowedOrigins_WithAndWithoutTheHostsCors(bool hasCors)
    {
        await using var portal = await TestPortal.StartAsync(hasCors
            ? new PortalSetup { Services = HostVariants.SomebodysCors, Pipeline = static app => app.UseCors() }
            : new PortalSetup());
        Assert.Equal("http://localhost:3000", await AllowedOriginAsync(portal, "api/usage/totals", "http://localhost:3000"));
        Assert.Null(await AllowedOriginAsync(portal, "api/usage/totals", "https://evil.example"));
        Assert.Null(await AllowedOriginAsync(portal, "api/usage/recent", "http://localhost:3000"));
        Assert.Equal(hasCors ? "https://portal.example" : null, await AllowedOriginAsync(portal, "/host", "https://portal.example"));
    }

    private static PortalSetup Portal(bool isFallback = true) => new()
    {
        Services = builder =>
        {
            builder.Services.AddAuthentication("Portal").AddCookie("Portal", static options => options.LoginPath = "/signin");
            builder.Services.AddAuthorizationBuilder().AddPolicy("Ops", static policy => policy.RequireRole("Ops"));
            if (isFallback)
                builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        },
        Pipeline = static app =>
        {
            app.UseAuthentication().UseAuthorization();
            app.MapGet("/signin/{role}", static (HttpContext context, string role) =>
                context.SignInAsync("Portal", new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test")))).AllowAnonymous();
        },
    };

    private static async Task SignInAsync(TestPortal portal, string role)
    {
        using var response = await portal.GetAsync("/signin/" + role);
        portal.Client.DefaultRequestHeaders.Remove("Cookie");
        portal.Client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private static async Task<(string Agent, string Widget)> TokensAsync(TestPortal portal)
    {
        await portal.ListOriginAsync("https://page.example");
        return (await portal.IssueAsync(TokenScope.Ingest), await portal.IssueAsync(TokenScope.Embed));
    }

    private static async Task AssertAgentAsync(TestPortal portal, string? token, HttpStatusCode status)
    {
        using var response = await portal.AskAsync(HttpMethod.Post, "api/ingest/messages", token, """{"machine":"m","messages":[]}""");
        Assert.Equal(status, response.StatusCode);
    }

    private static async Task AssertWidgetAsync(TestPortal portal, string token, HttpStatusCode status)
    {
        using var response = await portal.AskAsync(HttpMethod.Get, "embed/totals" + (token.Length > 0 ? "?token=" + token : ""), null, null, ("Origin", "https://page.example"));
        Assert.Equal(status, response.StatusCode);
    }

    private static async Task AssertAsync(TestPortal portal, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await portal.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{path} was answered {response.StatusCode}; expected was {status}.");
    }

    private static async Task<string?> AllowedOriginAsync(TestPortal portal, string path, string origin)
    {
        using var response = await portal.SendAsync(HttpMethod.Get, path, ("Origin", origin));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
