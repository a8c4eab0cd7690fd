using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace WigToken.AspNetCore.Tests.Page;

/// <summary>One visitor's page, and what its console complained about: scripts, requests, and what a policy forbade.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Complaints { get; } = [];

    public static async Task<Visit> StartAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    public ILocator Part(string selector) => Page.Locator(selector);

    public Task ShowsAsync(string selector, string text) => Assertions.Expect(Part(selector)).ToHaveTextAsync(text);

    public Task ShowsAsync(string selector) => Assertions.Expect(Part(selector)).ToBeVisibleAsync();

    public Task HidesAsync(string selector) => Assertions.Expect(Part(selector)).ToBeHiddenAsync();

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
