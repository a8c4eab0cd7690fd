namespace WigToken.PowerCut;

/// <summary>
/// A folder on a disk that keeps only what it was told to keep. Stricter than file systems in use: a name is there to stay only after the
/// folder was synced, where ext4 and XFS already bring a new file's name with its own first sync.
/// </summary>
internal sealed class SimulatedDisk
{
    private readonly Dictionary<string, SimulatedFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedFile> _synced = new(StringComparer.Ordinal);
    private readonly List<(int At, string Name, SimulatedFile? File)> _pending = [];
    private int _events;

    /// <summary>Whether pages of the database itself are on their way.</summary>
    public bool IsInsideCheckpoint => _files.TryGetValue(Writer.Database, out var file) && file.HasPending && _files.ContainsKey(Writer.Database + "-wal");

    public void Apply(DiskEvent next)
    {
        var at = _events++;
        switch (next)
        {
            case DiskEvent.Created(var name):
                _pending.Add((at, name, _files[name] = new SimulatedFile()));
                break;
            case DiskEvent.Removed(var name):
                _files.Remove(name);
                _pending.Add((at, name, null));
                break;
            case DiskEvent.Written(var name, var offset, var bytes):
                _files[name].Write(at, offset, bytes);
                break;
            case DiskEvent.Truncated(var name, var length):
                _files[name].Truncate(at, length);
                break;
            case DiskEvent.Synced(var name, var before):
                _files[name].Sync(before);
                break;
            case DiskEvent.FolderSynced(var before):
                foreach (var (_, name, file) in _pending.Where(change => change.At < before))
                    Set(_synced, name, file);
                _pending.RemoveAll(change => change.At < before);
                break;
        }
    }

    /// <summary>Writes what the disk may hold if the power goes now.</summary>
    public void WriteImage(string folder, Random random)
    {
        // Each name at some stage of its own: old, gone, new.
        var names = new Dictionary<string, SimulatedFile>(_synced, StringComparer.Ordinal);
        foreach (var changes in _pending.GroupBy(static change => change.Name, StringComparer.Ordinal))
        {
            foreach (var (_, name, file) in changes.Take(random.Next(changes.Count() + 1)))
                Set(names, name, file);
        }

        foreach (var (name, file) in names)
            File.WriteAllBytes(Path.Combine(folder, name), file.Survivor(random).Content);
    }

    private static void Set(Dictionary<string, SimulatedFile> names, string name, SimulatedFile? file)
    {
        if (file is null)
            names.Remove(name);
        else
            names[name] = file;
    }
}
