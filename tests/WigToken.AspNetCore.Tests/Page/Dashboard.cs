using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.AspNetCore.Tests.Samples;
using WigToken.Parsing;
using WigToken.Storage.Access;
using WigToken.Tests;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>What the tests of the dashboard have in common: its pages, the hosts it stands in, and what is asked of every page.</summary>
internal static class Dashboard
{
    /// <summary>Every page by its address, and what stands on it when it is ready.</summary>
    public static readonly IReadOnlyDictionary<string, string> Pages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = "Overview", ["/activity"] = "Activity", ["/users"] = "Users", ["/user?user=ada"] = "User", ["/models"] = "Models", ["/machines"] = "Machines",
        ["/projects"] = "Projects", ["/sessions"] = "Sessions", ["/tokens"] = "Access tokens", ["/embed"] = "Embedding", ["/prices"] = "Prices", ["/audit"] = "Audit log",
        ["/setup"] = "Setup", ["/sign-in"] = "Sign in", ["/nothing"] = "Not found", ["/wall"] = "Last 7 days",
    };

    private static readonly Lazy<string> Axe = new(static () => File.ReadAllText(RepositoryFiles.PathOf("web/node_modules/axe-core/axe.min.js")));

    /// <summary>A team's server, as of now: who comes without a token sees the counters only.</summary>
    public static PortalSetup Team(string prefix = "/usage", string pathBase = "") => Hosting.Team.Setup() with
    {
        Time = TimeProvider.System, Prefix = prefix, PathBase = pathBase, Pipeline = app => app.UsePathBase(pathBase).UseRouting(),
    };

    /// <summary>A server that shows everything to everybody.</summary>
    public static PortalSetup Open(string prefix = "/usage", string pathBase = "") => new()
    {
        Time = TimeProvider.System, Prefix = prefix, PathBase = pathBase, Pipeline = app => app.UsePathBase(pathBase).UseRouting(),
    };

    /// <summary>200,000 tokens of output at 75 dollars a million: 15 dollars.</summary>
    public static UsageBatch Now(string id, UsageOrigin? origin = null) =>
        (origin ?? Ledger.Alice).Of(Ledger.Message(id, Ledger.Opus, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), new TokenCounts(0, 0, 0, 0, 200_000)));

    /// <summary>Opens a page and waits until nothing on it is loading.</summary>
    public static async Task OpenAsync(this Visit visit, TestPortal portal, string address = "/")
    {
        await visit.Page.GotoAsync(portal.Client.BaseAddress!.AbsoluteUri + "#" + address);
        await visit.IsReadyAsync();
    }

    public static async Task IsReadyAsync(this Visit visit)
    {
        await Assertions.Expect(visit.Part("h1")).ToBeVisibleAsync();
        // Neither is anything loading nor does anything of the question before stand there.
        await Assertions.Expect(visit.Part(".skeleton, .stale")).ToHaveCountAsync(0);
    }

    public static Task SaysAsync(this Visit visit, string selector, string text) => Assertions.Expect(visit.Part(selector).First).ToContainTextAsync(text);

    /// <summary>Signs in on the page that is open.</summary>
    public static async Task SignInAsync(this Visit visit, string token)
    {
        await visit.Page.GetByLabel("Token", new PageGetByLabelOptions { Exact = true }).FillAsync(token);
        await visit.Page.Locator("form").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>A page of an administrator.</summary>
    public static async Task<Visit> SignedInAsync(this Chromium chromium, TestPortal portal, string address)
    {
        var visit = await chromium.VisitAsync();
        await visit.OpenAsync(portal);
        await visit.SignInAsync(await portal.IssueAsync(TokenScope.Admin, "root"));
        await Assertions.Expect(visit.Link("Access tokens")).ToBeVisibleAsync();
        await visit.OpenAsync(portal, address);
        return visit;
    }

    public static ILocator Button(this Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Link(this Visit visit, string name) => visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>What axe has to say against the page, and whether it is wider than the screen.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(this Visit visit)
    {
        if (await visit.Page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
            await visit.Page.EvaluateAsync(Axe.Value);
        return await visit.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run({ resultTypes: ['violations'] });
              const problems = violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target} ${node.failureSummary}`));
              const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              return wide > 0 ? [...problems, `wider than the screen by ${wide}`] : problems;
            }
            """);
    }
}
