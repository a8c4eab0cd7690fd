namespace WigToken.Ingest;

/// <summary>How much one request, and one message in it, may hold. Lengths of text are in UTF-16 characters, as everywhere in .NET.</summary>
internal static class IngestLimits
{
    public const int BodyBytes = 8 * 1024 * 1024;

    /// <summary>Of a gzip body as it was sent.</summary>
    public const int CompressedBytes = 2 * 1024 * 1024;

    /// <summary>JSON that is written by hand shrinks to a tenth, repeated rows to a fiftieth; what shrinks more is meant to.</summary>
    public const int Ratio = 200;

    /// <summary>As much as any gzip body may become, whatever its ratio.</summary>
    public const int BytesAtAnyRatio = 1024 * 1024;

    public const int Rows = 1000;

    public const int Depth = 8;

    public const int MessageId = 512;

    public const int Model = 128;

    public const int RequestId = 512;

    public const int SessionId = 512;

    public const int Project = 256;

    public const int Machine = 100;

    /// <summary>A thousand times the longest context of any model. Forged figures of this size cannot bring a 64-bit sum to its end.</summary>
    public const long Count = 1_000_000_000;

    /// <summary>2020-01-01: no tool that is read here is older.</summary>
    public const long FirstMs = 1_577_836_800_000;

    /// <summary>The last millisecond of the year 9999.</summary>
    public const long LastMs = 253_402_300_799_999;
}
