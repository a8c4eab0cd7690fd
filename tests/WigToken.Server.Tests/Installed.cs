namespace WigToken.Server.Tests;

/// <summary>Programs that some tests need and not every machine has.</summary>
internal static class Installed
{
    // Where daemons are, which is not in everybody's PATH.
    private const string Daemons = "/usr/sbin";

    /// <summary>The program's path; skips the test where it is not installed, except on CI, where it has to be.</summary>
    public static string PathOf(string program)
    {
        var path = Find(program);
        if (path is null && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip($"{program} is not installed.");
        Assert.True(path is not null, $"{program} is not installed, and on CI this test must run.");
        return path;
    }

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append(Daemons)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
