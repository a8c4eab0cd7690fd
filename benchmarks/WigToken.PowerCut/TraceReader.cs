using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace WigToken.PowerCut;

/// <summary>Turns the lines of strace into what happened to one folder. A call that it does not know there is an error, not an omission.</summary>
internal sealed class TraceReader(string folder)
{
    private readonly List<DiskEvent> _events = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (byte[] Line, int Before)> _unfinished = [];

    public IReadOnlyList<DiskEvent> Events => _events;

    public void Read(ReadOnlySpan<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out int process, out var digits))
            return;
        var call = line[digits..].TrimStart((byte)' ');
        if (call.StartsWith("<... "u8))
        {
            // Where the other half of the line is missing, the call was none of those asked for.
            if (_unfinished.Remove(process, out var start))
                Call([.. start.Line, .. call[(call.IndexOf("resumed>"u8) + "resumed>".Length)..]], start.Before);
        }
        else if (call.EndsWith(" <unfinished ...>"u8))
        {
            _unfinished[process] = (call[..^" <unfinished ...>".Length].ToArray(), _events.Count);
        }
        else if (!call.StartsWith("+++"u8) && !call.StartsWith("---"u8))
        {
            Call(call, _events.Count);
        }
    }

    private void Call(ReadOnlySpan<byte> call, int before)
    {
        var end = call.IndexOf((byte)'(');
        // "?" is the result of a call that the end of the process cut off.
        if (end < 0 || call.EndsWith(" = ?"u8))
            return;
        var result = new TraceCursor(call).Result();
        if (result < 0)
            return;
        var arguments = new TraceCursor(call[end..]);
        switch (Encoding.ASCII.GetString(call[..end]))
        {
            case "openat":
                Open(call);
                break;
            case "pwrite64" when NameOf(arguments.Descriptor()) is { } name:
                var bytes = arguments.Bytes();
                arguments.Number();
                _events.Add(new DiskEvent.Written(name, arguments.Number(), result == bytes.Length ? bytes : bytes[..(int)result]));
                break;
            case "write" when arguments.Descriptor() is var descriptor:
                Say(descriptor, arguments.Bytes());
                break;
            case "fsync" or "fdatasync" when arguments.Descriptor() is var synced:
                if (synced.Path == folder)
                    _events.Add(new DiskEvent.FolderSynced(before));
                else if (NameOf(synced) is { } file)
                    _events.Add(new DiskEvent.Synced(file, before));
                break;
            case "ftruncate" when NameOf(arguments.Descriptor()) is { } truncated:
                _events.Add(new DiskEvent.Truncated(truncated, arguments.Number()));
                break;
            case "unlink" when NameOf(arguments.Text()) is { } removed:
                _files.Remove(removed);
                _events.Add(new DiskEvent.Removed(removed));
                break;
            case "unlinkat" or "rename" or "renameat" or "renameat2" or "pwritev" or "pwritev2" or "writev" or "fallocate" or "truncate" or "sync_file_range"
                when call.IndexOf(Escaped(folder)) >= 0:
                throw Unknown(call);
        }
    }

    private void Open(ReadOnlySpan<byte> call)
    {
        var arguments = new TraceCursor(call);
        arguments.Descriptor();
        if (NameOf(arguments.Text()) is not { } name)
            return;
        if (arguments.Has("O_TRUNC"u8))
            throw Unknown(call);
        if (arguments.Has("O_CREAT"u8) && _files.Add(name))
            _events.Add(new DiskEvent.Created(name));
    }

    private void Say((long Descriptor, string Path) to, byte[] bytes)
    {
        if (NameOf(to) is not null)
            throw new NotSupportedException($"A write to {to.Path} at no given offset is not known to the replay.");
        if (to.Descriptor != 1)
            return;
        var text = Encoding.UTF8.GetString(bytes);
        if (text.StartsWith(Writer.Acknowledged, StringComparison.Ordinal))
            _events.Add(new DiskEvent.Acknowledged(int.Parse(text.AsSpan(Writer.Acknowledged.Length).Trim(), CultureInfo.InvariantCulture)));
        else if (text.StartsWith(Writer.Failed, StringComparison.Ordinal))
            _events.Add(new DiskEvent.Refused(text[Writer.Failed.Length..].Trim()));
    }

    /// <summary>The name of a file of the folder that is there; the shared memory beside the log is made anew after every cut.</summary>
    private string? NameOf((long Descriptor, string Path) file) => NameOf(file.Path) is { } name && _files.Contains(name) ? name : null;

    private string? NameOf(string path) =>
        Path.GetDirectoryName(path) == folder && !path.EndsWith("-shm", StringComparison.Ordinal) ? Path.GetFileName(path) : null;

    private static byte[] Escaped(string text) =>
        Encoding.ASCII.GetBytes(string.Concat(Encoding.UTF8.GetBytes(text).Select(static value => $"\\x{value:x2}")));

    private static NotSupportedException Unknown(ReadOnlySpan<byte> call) =>
        new($"The replay does not know this call: {Encoding.UTF8.GetString(call[..Math.Min(400, call.Length)])}");
}
