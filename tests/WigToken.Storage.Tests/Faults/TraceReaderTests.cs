using System.Text;
using WigToken.PowerCut;

namespace WigToken.Storage.Tests.Faults;

/// <summary>What the power cuts rest on: which events are seen, in which order, and what an fsync covers.</summary>
public sealed class TraceReaderTests
{
    private const string Folder = "/data";

    [Fact]
    public void Read_CallsOfOneThread_AreEvents() => Assert.Equal(
        ["Created usage.db", "Written usage.db 4096 2", "Synced usage.db 2", "Truncated usage.db 512", "FolderSynced 4", "Acknowledged 7", "Removed usage.db"],
        Events(
            $"1  openat(AT_FDCWD<{Hex("/")}>, \"{Hex("/data/usage.db")}\", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 5<{Hex("/data/usage.db")}>",
            $"1  openat(AT_FDCWD<{Hex("/")}>, \"{Hex("/data/usage.db")}\", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 5<{Hex("/data/usage.db")}>",
            $"1  pwrite64(5<{Hex("/data/usage.db")}>, \"{Hex("ab")}\", 2, 4096) = 2",
            $"1  fsync(5<{Hex("/data/usage.db")}>) = 0",
            $"1  ftruncate(5<{Hex("/data/usage.db")}>, 512) = 0",
            $"1  fsync(6<{Hex("/data")}>)             = 0",
            $"1  write(1<{Hex("pipe:[77]")}>, \"{Hex("ACK 7\n")}\", 6) = 6",
            $"1  unlink(\"{Hex("/data/usage.db")}\") = 0"));

    [Fact]
    public void Read_FsyncWhileAnotherThreadWrites_CoversOnlyWhatHadEndedBefore() => Assert.Equal(
        ["Created usage.db", "Written usage.db 0 1", "Synced usage.db 1"],
        Events(
            $"1  openat(AT_FDCWD<{Hex("/")}>, \"{Hex("/data/usage.db")}\", O_RDWR|O_CREAT) = 5<{Hex("/data/usage.db")}>",
            $"1  fsync(5<{Hex("/data/usage.db")}> <unfinished ...>",
            $"2  pwrite64(5<{Hex("/data/usage.db")}>, \"{Hex("a")}\", 1, 0 <unfinished ...>",
            "2  <... pwrite64 resumed>)                = 1",
            "1  <... fsync resumed>)                   = 0"));

    [Fact]
    public void Read_WhatFailedOrIsElsewhere_IsNoEvent() => Assert.Equal(
        ["Created usage.db"],
        Events(
            $"1  openat(AT_FDCWD<{Hex("/")}>, \"{Hex("/data/usage.db")}\", O_RDWR|O_CREAT) = 5<{Hex("/data/usage.db")}>",
            $"1  pwrite64(5<{Hex("/data/usage.db")}>, \"{Hex("a")}\", 1, 0) = -1 ENOSPC (No space left on device)",
            $"1  fsync(5<{Hex("/data/usage.db")}>) = ?",
            $"1  fsync(5<{Hex("/data/usage.db")}>(deleted)) = 0",
            $"1  pwrite64(6<{Hex("/data/usage.db-shm")}>, \"{Hex("a")}\", 1, 0) = 1",
            $"1  pwrite64(7<{Hex("/elsewhere/usage.db")}>, \"{Hex("a")}\", 1, 0) = 1",
            "1  +++ exited with 0 +++"));

    [Fact]
    public void Read_UnknownCallOnTheFolder_Throws() => Assert.Throws<NotSupportedException>(() => Events($"1  rename(\"{Hex("/data/a")}\", \"{Hex("/data/b")}\") = 0"));

    private static string[] Events(params string[] lines)
    {
        var reader = new TraceReader(Folder);
        foreach (var line in lines)
            reader.Read(Encoding.UTF8.GetBytes(line));
        return [.. reader.Events.Select(static seen => seen switch
        {
            DiskEvent.Created(var name) => $"Created {name}",
            DiskEvent.Removed(var name) => $"Removed {name}",
            DiskEvent.Written(var name, var offset, var bytes) => $"Written {name} {offset} {bytes.Length}",
            DiskEvent.Truncated(var name, var length) => $"Truncated {name} {length}",
            DiskEvent.Synced(var name, var before) => $"Synced {name} {before}",
            DiskEvent.FolderSynced(var before) => $"FolderSynced {before}",
            DiskEvent.Acknowledged(var batch) => $"Acknowledged {batch}",
            _ => seen.ToString(),
        })];
    }

    private static string Hex(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(static value => $"\\x{value:x2}"));
}
