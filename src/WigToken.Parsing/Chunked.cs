namespace WigToken.Parsing;

/// <summary>A list that grows without copying what it holds.</summary>
internal sealed class Chunked<T>
    where T : struct
{
    private const int Bits = 10;
    private const int ChunkLength = 1 << Bits;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index >> Bits][index & (ChunkLength - 1)];

    public void Add(T value)
    {
        if (Count == _chunks.Count << Bits)
            _chunks.Add(new T[ChunkLength]);
        this[Count++] = value;
    }
}
