namespace WigToken.Storage;

/// <summary>Something around WigToken failed: a disk, a database, a file. The message says what was found and what to do.</summary>
public sealed class WigTokenException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">A stable word for programs, such as <c>storage_full</c>.</param>
    /// <param name="message">For people: what was found, what to do.</param>
    /// <param name="isTransient">Whether the same call may succeed later without anybody changing it.</param>
    /// <param name="inner">What the environment said.</param>
    public WigTokenException(string code, string message, bool isTransient, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        IsTransient = isTransient;
    }

    /// <summary>A stable word for programs, such as <c>storage_full</c>.</summary>
    public string Code { get; }

    /// <summary>Whether the same call may succeed later without anybody changing it.</summary>
    public bool IsTransient { get; }
}
