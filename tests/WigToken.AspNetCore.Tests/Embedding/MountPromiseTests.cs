using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WigToken.AspNetCore.Tests.Hosting;
using WigToken.Storage;

namespace WigToken.AspNetCore.Tests.Embedding;

public sealed class MountPromiseTests
{
    [Fact]
    public async Task E02_MountedAtTheRoot_TheHostKeepsItsRoutes()
    {
        await using var portal = await TestPortal.StartAsync(new PortalSetup
        {
            Prefix = "/",
            Pipeline = static app =>
            {
                app.MapGet("/api/orders", static () => "orders");
                app.Map("/api/{**rest}", static (string rest) => $"proxied {rest}");
                app.MapFallback(static () => "page");
            },
        });
        Assert.Equal("orders", await portal.TextAsync("api/orders"));
        Assert.Equal("proxied customers/1", await portal.TextAsync("api/customers/1"));
        Assert.Equal("page", await portal.TextAsync("anything/else"));
        Assert.Equal("ok", await portal.TextAsync("health"));
        using var unknown = await portal.GetAsync("api/usage/nope");
        await unknown.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("")]
    [InlineData("//usage")]
    [InlineData("/usage//x")]
    [InlineData("/{tenant}/usage")]
    [InlineData("/usage?x=1")]
    [InlineData("/usage#x")]
    [InlineData("/my usage")]
    [InlineData("\\usage")]
    [InlineData("~/usage")]
    public async Task E35_BadPrefix_IsRefusedInOneSentence(string prefix)
    {
        await using var app = Empty(static builder => builder.Services.AddWigToken(builder.Configuration));
        var exception = Assert.Throws<ArgumentException>(() => app.MapWigToken(prefix));
        Assert.StartsWith($"\"{prefix}\" is no path to mount at; expected something like /usage.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E35_AddWigTokenForgotten_IsSaidWhenMounting()
    {
        await using var app = Empty(static _ => { });
        Assert.Contains("add builder.Services.AddWigToken(builder.Configuration)", Assert.Throws<InvalidOperationException>(() => app.MapWigToken("/usage")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E35_SettingsThatAreWrong_KeepTheHostFromStarting()
    {
        var exception = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            static () => TestPortal.StartAsync(new PortalSetup { Options = static options => (options.Mode, options.PublicReads) = ("duo", "some") }));
        Assert.Equal(2, exception.Failures.Count());
    }

    [Fact]
    public async Task E35_DatabaseThatIsNone_KeepsTheHostFromStarting()
    {
        using var folder = new TempFolder();
        var file = folder.Write("notes.txt", string.Concat(Enumerable.Repeat("This is no database. ", 500)));
        var exception = await Assert.ThrowsAsync<WigTokenException>(() => TestPortal.StartAsync(new PortalSetup { Options = options => options.DatabasePath = file }));
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddWigToken_CalledTwice_AddsOnlyOptions()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("WigToken:Mode", (string?)"solo")]).Build();
        services.AddLogging().AddWigToken(configuration).WatchTranscripts();
        var kinds = services.Select(static service => service.ServiceType).Distinct().Count();
        services.AddWigToken(configuration, static options => options.Headless = true).WatchTranscripts();
        Assert.Equal(kinds, services.Select(static service => service.ServiceType).Distinct().Count());
        Assert.Equal(5, services.Count(static service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)));
        Assert.Single(services, static service => service.ServiceType == typeof(IUsageStore));
    }

    private static WebApplication Empty(Action<WebApplicationBuilder> services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        services(builder);
        return builder.Build();
    }
}
