namespace WigToken.AspNetCore.Tests.Samples;

/// <summary>Labels that are no names but attempts at whatever reads them.</summary>
internal static class AttackStrings
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["html"] = "\"><img src=x onerror=alert(1)>",
        ["script"] = "</script><script>alert(1)</script>",
        ["formula"] = "=cmd|' /C calc'!A0",
        ["formula, quoted"] = "@SUM(1,\"2\")\r\n=1",
        ["help line"] = "x\n# HELP wigtn_tokens_total forged\nwigtn_tokens_total 1",
        ["label end"] = "x\"} 1\nforged{y=\"",
        ["backslash"] = "C:\\Users\\n\\",
        ["lookup"] = "${jndi:ldap://127.0.0.1/x}",
        ["right to left"] = "a\u202Egnp.exe",
        ["long"] = new string('x', 10_000),
        ["emoji"] = "👩‍💻 ünï",
        ["prototype"] = "__proto__",
        ["template"] = "{{7*7}} {0} %s",
        ["sql"] = "'; DROP TABLE message; --",
        ["path"] = "../../etc/passwd",
        ["event stream"] = "x\n\nevent: totals\ndata: {}\n\n",
        ["blank"] = " ",
    };
}
