using System.Runtime.InteropServices;
using System.Text;
using WigToken.Oracle;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>Does to real files what steps say. What cannot be done is left undone: the model looks at the disk, not at the steps.</summary>
internal sealed partial class Disk(string folder)
{
    /// <summary>Modification times lie before this, timestamps of lines behind it.</summary>
    public static readonly DateTime LatestModification = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<string, string> _rests = new(StringComparer.Ordinal);
    private int _serial, _writes;

    public string Root { get; } = Directory.CreateDirectory(Path.Combine(folder, "root")).FullName;

    private string Elsewhere { get; } = Directory.CreateDirectory(Path.Combine(folder, "elsewhere")).FullName;

    public void Do(Step step)
    {
        try
        {
            DoOrThrow(step, PlaceOf(step.Place), step.Number);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file was not there, or closed, or a folder.
        }
    }

    private string PlaceOf(int number) => (number % 7) switch
    {
        0 => Path.Combine(Root, "root.jsonl"),
        1 => Path.Combine(Root, "-app", "s.jsonl"),
        2 => Path.Combine(Root, "-app", "s", "subagents", "agent-1.jsonl"),
        3 => Path.Combine(Root, "-app", "x.jsonl", "y.jsonl"),
        4 => Path.Combine(Root, "프로젝트 🙂", "two\nlines.jsonl"),
        5 => Path.Combine(Root, "-other", "s.jsonl"),
        _ => Path.Combine(Elsewhere, "far.jsonl"),
    };

    private void DoOrThrow(Step step, string path, int number)
    {
        switch (step.Act)
        {
            case <= Act.WriteByteOrderMark:
                Append(path, TextOf(step.Act, path, number));
                break;
            case Act.Truncate:
                Write(path, FileMode.Open, file => file.SetLength(number % (file.Length + 1)));
                break;
            case Act.RewriteShorter or Act.RewriteEqual or Act.RewriteLonger:
                Rewrite(step.Act, path, number);
                break;
            case Act.CopyAndTruncate:
                File.Copy(path, path + ".1.jsonl", overwrite: true);
                Write(path + ".1.jsonl", FileMode.Open, static _ => { });
                Rewrite(Act.RewriteShorter + (number % 3), path, number);
                break;
            case Act.Rotate:
                File.Move(path, path + (number % 2 == 0 ? ".1" : ".1.jsonl"), overwrite: true);
                Append(path, Lines(number % 4));
                break;
            case Act.Rename:
                File.Move(path, PlaceOf(number), overwrite: true);
                break;
            case Act.Delete:
                File.Delete(path);
                break;
            case Act.DeleteAndMakeAgain:
                File.Delete(path);
                Append(path, Lines(number % 4));
                break;
            default:
                DoToLinksAndFolders(step.Act, path, number);
                break;
        }
    }

    private void DoToLinksAndFolders(Act act, string path, int number)
    {
        switch (act)
        {
            case Act.HardLink:
                _ = Link(CString(path), CString(PlaceOf(number)));
                break;
            case Act.LinkToFile:
                File.CreateSymbolicLink(PlaceOf(number), path);
                break;
            case Act.LinkToFolder:
                Directory.CreateSymbolicLink(Path.Combine(Root, "linked"), Elsewhere);
                break;
            case Act.Close:
                File.SetUnixFileMode(path, UnixFileMode.None);
                break;
            case Act.Open:
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                break;
            case Act.RemoveFolder:
                if (Path.GetDirectoryName(path) is { } parent && parent != Root)
                    Directory.Delete(parent, recursive: true);
                break;
            case Act.MoveFolder:
                var (from, to) = (Path.Combine(Root, "-app"), Path.Combine(Root, "-moved"));
                Directory.Move(number % 2 == 0 ? from : to, number % 2 == 0 ? to : from);
                break;
        }
    }

    private void Append(string path, string text) => Write(path, FileMode.Append, file => file.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// Every state of a file has a modification time of its own, and not always a later one: within a millisecond a real file system may give
    /// two states the same, and a state that differs neither in size nor in time is not read. That is known, and nothing to be found here.
    /// </summary>
    private void Write(string path, FileMode mode, Action<FileStream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        write(file);
        var direction = ++_writes % 5 == 0 ? -_writes : _writes;
        File.SetLastWriteTimeUtc(file.SafeFileHandle, LatestModification.AddYears(-5).AddSeconds(direction));
    }

    /// <summary>Which modification time a line without a timestamp gets depends on when it is read; that it gets one does not.</summary>
    public static OracleCopy WithoutFallback(OracleCopy copy) =>
        copy.TimestampMs < new DateTimeOffset(LatestModification).ToUnixTimeMilliseconds() ? copy with { TimestampMs = 0 } : copy;

    private static byte[] CString(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Link(byte[] path, byte[] link);
}
