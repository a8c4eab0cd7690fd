namespace WigToken.Generate;

/// <summary>A time in which lines were laid out one way.</summary>
internal enum Era
{
    Zero,
    One,
    TwoZero,
    TwoOne,
    Later,
    Sorted,
}
