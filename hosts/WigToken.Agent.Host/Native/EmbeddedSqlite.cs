using System.Runtime.InteropServices;
using SQLitePCL;
using WigToken.Cli;

namespace WigToken.Agent.Host.Native;

/// <summary>
/// SQLite inside the program: where it is published as one file, the native library is a resource of it, and is loaded from memory. Nothing is
/// written to disk, and the distribution's SQLite, whatever its age, is left alone.
/// </summary>
internal static partial class EmbeddedSqlite
{
    private const string Resource = "libe_sqlite3.so";

    private const uint CloseOnExec = 1;

    /// <summary>Has the library loaded from the resource, once it is needed. Where there is no resource, a file is found as usual.</summary>
    public static void Use()
    {
        if (typeof(EmbeddedSqlite).Assembly.GetManifestResourceInfo(Resource) is not null)
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, static (_, _, _) => Load());
    }

    private static unsafe nint Load()
    {
        using var library = (UnmanagedMemoryStream)typeof(EmbeddedSqlite).Assembly.GetManifestResourceStream(Resource)!;
        var file = MemoryFile(Resource, CloseOnExec);
        if (file < 0)
            throw Failed("memfd_create");
        var rest = new ReadOnlySpan<byte>(library.PositionPointer, (int)library.Length);
        while (!rest.IsEmpty)
        {
            var written = Write(file, rest, (nuint)rest.Length);
            if (written <= 0)
                throw Failed("write");
            rest = rest[(int)written..];
        }

        return NativeLibrary.Load($"/proc/self/fd/{file}");
    }

    private static CommandException Failed(string call) => new(
        $"SQLite, which is part of this program, could not be loaded into memory: {call} failed ({Marshal.GetLastPInvokeErrorMessage()}). Linux 3.17 or later is needed, or the tool: dotnet tool install WigToken.Agent.Tool");

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int file, ReadOnlySpan<byte> bytes, nuint count);
}
