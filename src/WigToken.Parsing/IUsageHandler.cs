namespace WigToken.Parsing;

/// <summary>Receives what a reader finds, in file order.</summary>
public interface IUsageHandler
{
    /// <summary>A line that counts. <paramref name="line"/> is valid only during the call.</summary>
    void Usage(in UsageLine line);

    /// <summary>A line that mentions usage but does not count.</summary>
    /// <param name="reason">Why not.</param>
    /// <param name="offset">Where the line starts in its file, in bytes.</param>
    void Skipped(SkipReason reason, long offset);
}
