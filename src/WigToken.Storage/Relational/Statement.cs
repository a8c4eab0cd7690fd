namespace WigToken.Storage.Relational;

/// <summary>A statement that is prepared once and run often, on the connection that writes. Values are bound in the order in which its parameters were named.</summary>
internal abstract class Statement : IDisposable
{
    /// <summary>Runs it; returns how many rows it changed.</summary>
    public abstract int Run(params ReadOnlySpan<SqlValue> values);

    /// <summary>The first column of the first row, a whole number; null when there is no row.</summary>
    public abstract long? Find(params ReadOnlySpan<SqlValue> values);

    public abstract void Dispose();
}
