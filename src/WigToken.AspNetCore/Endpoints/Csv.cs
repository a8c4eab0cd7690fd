using Microsoft.AspNetCore.Http;

namespace WigToken.Endpoints;

/// <summary>RFC 4180, with cells that a spreadsheet would run as a formula made harmless.</summary>
internal static class Csv
{
    // What begins a formula in Excel, LibreOffice or Sheets, full-width forms included.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Begins the answer: a file to keep, and its first line.</summary>
    public static Task BeginAsync(HttpContext context, string fileName, params ReadOnlySpan<string> names)
    {
        var response = context.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return response.WriteAsync(Row(names), context.RequestAborted);
    }

    public static string Row(params ReadOnlySpan<string> cells) => string.Join(',', cells!) + "\r\n";

    /// <summary>A label as a cell. Figures are written as they are: a leading minus is no formula there.</summary>
    public static string Text(string label)
    {
        var text = label.Length > 0 && FormulaStarts.Contains(label[0], StringComparison.Ordinal) ? "'" + label : label;
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
