namespace WigToken.Storage.Relational;

/// <summary>A value on its way into a statement, without a box around the number.</summary>
internal readonly struct SqlValue
{
    private readonly long _number;
    private readonly bool _isNumber;

    private SqlValue(long number) => (_number, _isNumber) = (number, true);

    private SqlValue(object? reference) => Reference = reference;

    /// <summary>A string, a byte array, or null.</summary>
    public object? Reference { get; }

    public bool TryGetNumber(out long number)
    {
        number = _number;
        return _isNumber;
    }

    public static implicit operator SqlValue(long value) => new(value);

    public static implicit operator SqlValue(long? value) => value is { } number ? new(number) : default;

    public static implicit operator SqlValue(string? value) => new((object?)value);

    public static implicit operator SqlValue(byte[]? value) => new((object?)value);
}
