using System.Reflection;
using PublicApiGenerator;

namespace WigToken.Tests;

/// <summary>The public surface of the package that a test project belongs to, against the one that was approved.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "WIGTOKEN_ACCEPT_API";

    private static readonly string Tests = Assembly.GetExecutingAssembly().GetName().Name!;
    private static readonly string Package = Tests[..^".Tests".Length];

    [Fact]
    public void PublicApi_IsTheApprovedOne()
    {
        var path = RepositoryFiles.PathOf($"tests/{Tests}/PublicApi.approved.txt");
        var actual = Assembly.Load(Package).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(path, actual);
        var approved = File.ReadAllText(path).ReplaceLineEndings("\n");

        Assert.True(approved == actual, Message(approved.Split('\n'), actual.Split('\n')));
    }

    private static string Message(string[] approved, string[] actual) =>
        $"""
        The public surface of {Package} is not the one in tests/{Tests}/PublicApi.approved.txt:
        {string.Join('\n', [.. Without(approved, actual).Select(static line => "- " + line), .. Without(actual, approved).Select(static line => "+ " + line)])}
        If nobody was to notice, make it internal. If it is meant, accept it and commit the file, with a line in CHANGELOG.md:
            {Accept}=1 dotnet test --project tests/{Tests} --filter-class '*{nameof(PublicApiTests)}'
        """;

    /// <summary>The lines that are not in the other list, each as often as it is missing there.</summary>
    private static List<string> Without(string[] lines, string[] others)
    {
        var rest = others.ToList();
        return [.. lines.Where(line => !rest.Remove(line))];
    }
}
