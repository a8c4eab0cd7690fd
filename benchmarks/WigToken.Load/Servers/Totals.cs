using System.Text.Json;

namespace WigToken.Load.Servers;

/// <summary>The counts of <c>/api/usage/totals</c>, or what they should be.</summary>
internal readonly record struct Totals(long Messages, long Input, long CacheCreation, long CacheRead, long Output)
{
    private static readonly Uri Path = new("api/usage/totals", UriKind.Relative);

    public static Totals operator +(Totals a, Totals b) =>
        new(a.Messages + b.Messages, a.Input + b.Input, a.CacheCreation + b.CacheCreation, a.CacheRead + b.CacheRead, a.Output + b.Output);

    public static async Task<Totals> GetAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await server.Client.GetByteArrayAsync(Path, cancellationToken));
        var totals = answer.RootElement.GetProperty("totals");
        return new Totals(Of("messages"), Of("input"), Of("cacheCreation"), Of("cacheRead"), Of("output"));

        long Of(string name) => totals.GetProperty(name).GetInt64();
    }
}
