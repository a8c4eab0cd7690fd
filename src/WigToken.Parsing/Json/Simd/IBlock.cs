namespace WigToken.Parsing.Json.Simd;

/// <summary>64 bytes that are compared at once, each answer one bit; bit 0 is the first byte. There is one for each vector width.</summary>
internal interface IBlock<TSelf>
    where TSelf : struct, IBlock<TSelf>
{
    /// <summary>How many bytes a block holds, whatever the width of the vectors.</summary>
    const int Length = 64;

    /// <summary>Takes 64 bytes.</summary>
    static abstract TSelf Load(ref readonly byte first);

    /// <summary>Which bytes are <paramref name="value"/>.</summary>
    ulong Equal(byte value);

    /// <summary>Which bytes are less than <paramref name="value"/>, unsigned.</summary>
    ulong Below(byte value);

    /// <summary>The block with these bits set in every byte.</summary>
    TSelf With(byte bits);
}
