using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;

namespace WigToken.Access;

/// <summary>
/// Keeps other sites' pages from using somebody's sign-in: browsers say where a request comes from, and what changes something must carry a header
/// that a page elsewhere cannot send.
/// </summary>
internal static class CrossSite
{
    public const string Header = "WigToken-Antiforgery";

    /// <param name="context">The request.</param>
    /// <param name="expected">What the header must carry; null: anything.</param>
    public static void Refuse(HttpContext context, string? expected)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return;
        RefuseOtherSites(context);
        var sent = context.Request.Headers[Header].ToString();
        if (sent.Length == 0 || (expected is not null && !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected))))
            throw new ProblemException(StatusCodes.Status403Forbidden, "csrf_missing", $"The header {Header} is missing or wrong; GET api/auth/session tells what it must carry.");
    }

    public static void RefuseOtherSites(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            throw new ProblemException(StatusCodes.Status403Forbidden, "cross_site", "This request was made by a page of another site.");
    }
}
