using System.Text;

namespace WigToken.Agent.Host.Secrets;

/// <summary>Which parts of a command line are secret: what stands behind <c>--token</c>, and tokens anywhere else.</summary>
internal static class ArgumentSecrets
{
    private static readonly byte[] Flag = "--token"u8.ToArray();

    /// <summary>The arguments that are secret or hold something secret.</summary>
    public static IReadOnlyCollection<string> In(IReadOnlyList<string> arguments)
    {
        var secrets = new List<string>();
        var isValue = false;
        foreach (var argument in arguments)
        {
            var bytes = Encoding.UTF8.GetBytes(argument);
            if (Overwrite(bytes, isValue))
                secrets.Add(argument);
            isValue = IsFlag(bytes, isValue);
        }

        return secrets;
    }

    /// <summary>Overwrites them in arguments as they lie in memory: one after another, each ended by a zero.</summary>
    public static void Overwrite(Span<byte> memory)
    {
        var isValue = false;
        while (!memory.IsEmpty)
        {
            var argument = memory.IndexOf((byte)0) is >= 0 and var end ? memory[..end] : memory;
            memory = memory[Math.Min(argument.Length + 1, memory.Length)..];
            Overwrite(argument, isValue);
            isValue = IsFlag(argument, isValue);
        }
    }

    private static bool IsFlag(ReadOnlySpan<byte> argument, bool isValue) => !isValue && argument.SequenceEqual(Flag);

    /// <summary>False where there was nothing secret.</summary>
    private static bool Overwrite(Span<byte> argument, bool isValue)
    {
        var secret = isValue ? argument : Attached(argument);
        if (secret.IsEmpty)
            return TokenText.Hide(argument);
        secret.Fill((byte)'*');
        return true;
    }

    /// <summary>What is written in one word with the flag, as in <c>--token=wts_…</c>.</summary>
    private static Span<byte> Attached(Span<byte> argument) =>
        argument.StartsWith(Flag) && argument.Length > Flag.Length && argument[Flag.Length] is (byte)'=' or (byte)':' ? argument[(Flag.Length + 1)..] : [];
}
