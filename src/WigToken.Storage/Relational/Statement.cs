namespace WigToken.Storage.Relational;

/// <summary>A statement that is prepared once and run often, or read row by row without ADO.NET in between. Values are bound in the order in which its parameters were named.</summary>
internal abstract class Statement : IDisposable
{
    /// <summary>Runs it; returns how many rows it changed.</summary>
    public abstract int Run(params ReadOnlySpan<SqlValue> values);

    /// <summary>The first column of the first row, a whole number; null when there is no row.</summary>
    public abstract long? Find(params ReadOnlySpan<SqlValue> values);

    /// <summary>Begins to read rows; <see cref="Next"/> goes to the first.</summary>
    public abstract void Start(params ReadOnlySpan<SqlValue> values);

    /// <summary>Goes to the next row; false behind the last one, from where it can be started again.</summary>
    public abstract bool Next();

    /// <summary>A whole number of the row that it stands on.</summary>
    public abstract long Number(int column);

    public abstract void Dispose();
}
