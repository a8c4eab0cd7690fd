using System.Runtime.InteropServices;

namespace WigToken.Agent.Host.Native;

/// <summary>The C library's heap, where SQLite, TLS and zlib keep what they need. Only glibc's is told anything: others lack these calls, and need them less.</summary>
internal static partial class NativeHeap
{
    // M_ARENA_MAX of malloc.h.
    private const int MostArenas = -8;

    /// <summary>One heap for all threads: one of its own for each is for programs that allocate all the time, and takes memory that stays unused here.</summary>
    public static void Share() => Try(static () => _ = SetOption(MostArenas, 1));

    /// <summary>Gives back to the system what was freed.</summary>
    public static void Trim() => Try(static () => _ = Trim(0));

    private static void Try(Action call)
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            call();
        }
        catch (EntryPointNotFoundException)
        {
            // Not glibc.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
