using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using WigToken.Access;
using WigToken.Badges;
using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Endpoints;

/// <summary>One of the totals as a picture, for READMEs.</summary>
internal static class BadgeEndpoints
{
    private const int LongestLabel = 40;

    private static readonly Dictionary<string, (string Label, Func<UsageSum, string> Value)> Metrics = new(StringComparer.Ordinal)
    {
        ["tokens"] = ("AI tokens", static sum => CompactNumber.Of(sum.Counts.Total, 0)),
        ["weighted"] = ("AI tokens, weighted", static sum => CompactNumber.Of(Shapes.Weighted(sum.Weight), 0)),
        ["messages"] = ("AI messages", static sum => CompactNumber.Of(sum.Messages, 0)),
        // Tokens of unknown price cost something as well.
        ["cost"] = ("AI cost", static sum => $"${CompactNumber.Of(Shapes.Usd(sum.CostNano), 2)}{(sum.UnpricedTokens > 0 ? "+" : "")}"),
    };

    public static void MapBadge(this IEndpointRouteBuilder routes) => routes.MapRead("/embed/badge.svg", AccessLevel.Badge, BadgeAsync);

    private static async Task BadgeAsync(HttpContext context)
    {
        EmbedEndpoints.Require(context, EmbedExposures.Badge);
        var query = new Query(context);
        var metric = query.Choice("metric", Metrics, "tokens");
        var label = query.Text("label") ?? metric.Label;
        if (string.IsNullOrWhiteSpace(label) || !PlainText.IsPlain(label, LongestLabel) || label.AsSpan().ContainsAny('\uFFFE', '\uFFFF'))
            throw new ProblemException("label_invalid", $"'label' is {Query.Quote(label)}; expected 1 to {LongestLabel} characters that can be seen.");

        var (sum, _) = await context.Service<IUsageStore>().GetTotalAsync(context.RequestAborted);
        await WriteAsync(context, Encoding.UTF8.GetBytes(Badge.Draw(label, metric.Value(sum))));
    }

    private static async Task WriteAsync(HttpContext context, byte[] svg)
    {
        var headers = context.Response.Headers;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(svg).AsSpan(0, 8))}\"");
        headers.ETag = tag.ToString();
        // Proxies of pictures ask again after five minutes, and so long may a picture outlive its token.
        headers.CacheControl = "public, max-age=300";
        headers.XContentTypeOptions = "nosniff";
        // Opened by itself it is a document of this server's origin.
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "image/svg+xml; charset=utf-8";
        await context.Response.Body.WriteAsync(svg, context.RequestAborted);
    }
}
