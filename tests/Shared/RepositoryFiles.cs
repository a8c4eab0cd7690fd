namespace WigToken.Tests;

/// <summary>Files of the repository that tests compare with: documentation, sources, approved surfaces.</summary>
internal static class RepositoryFiles
{
    private const string Marker = "WigToken.sln";

    /// <summary>The full path of a file, given from the top of the repository.</summary>
    public static string PathOf(string relative) => Path.Combine(Top(), relative);

    private static string Top()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Marker)))
                return folder;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Marker}: run the tests from inside the repository.");
    }
}
