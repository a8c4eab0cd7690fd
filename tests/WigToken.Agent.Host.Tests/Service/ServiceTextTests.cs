using System.Text;
using System.Xml;
using System.Xml.Linq;
using WigToken.Agent.Host.Service;
using WigToken.Server.Tests;

namespace WigToken.Agent.Host.Tests.Service;

/// <summary>Service files name paths as they are, whatever characters stand in them.</summary>
public sealed class ServiceTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names =>
    [
        "plain", "two words", "100%h", "it's", "say \"so\"", "'\"mixed\"'", "a\\b\\", "$HOME ${HOME}", "a&b<c>d", "ünï-코드", "-x", "#;", "a,b", "@~",
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Systemd_UnderstandsTheUnit(string name)
    {
        const string Analyze = "systemd-analyze";
        var program = Program(name);
        File.WriteAllText(program.Path, "#!/bin/sh\n");
        Running.Modes.Set(program.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var root in new[] { null, _folder.Folder($"dotnet {name}") })
        {
            var unit = Path.Combine(_folder.Path, "wigtoken-agent.service");
            File.WriteAllText(unit, new Systemd().Describe(program with { DotnetRoot = root }));

            // It looks for the program, so that a name that was misunderstood is one that is missing.
            var (code, output) = await Server.Tests.Commands.RunAsync("env", $"XDG_RUNTIME_DIR={_folder.Path}", Installed.PathOf(Analyze), "verify", "--user", unit);

            Assert.True(code == 0 && output.Trim().Length == 0, output);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Launchd_HasTheNames(string name)
    {
        var program = Program(name) with { DotnetRoot = "/opt/dotnet" };
        using var reader = XmlReader.Create(new StringReader(new Launchd().Describe(program)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var entries = XDocument.Load(reader).Root!.Element("dict")!.Elements().ToList();

        Assert.All(entries.Where((_, i) => i % 2 == 0), static key => Assert.Equal("key", key.Name.LocalName));
        var values = entries.Where((_, i) => i % 2 == 0).ToDictionary(static key => key.Value, static key => key.ElementsAfterSelf().First());
        Assert.Equal(program.CommandLine, values["ProgramArguments"].Elements("string").Select(static word => word.Value));
        Assert.Equal("DOTNET_ROOT/opt/dotnet", values["EnvironmentVariables"].Value);
        Assert.Equal("false", values["KeepAlive"].Element("false")!.Name.LocalName);
        Assert.Equal("63", values["Umask"].Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WindowsTask_HasTheNames(string name)
    {
        XNamespace task = "http://schemas.microsoft.com/windows/2004/02/mit/task";
        var program = Program(name);
        var manager = new WindowsTask();

        var root = XDocument.Parse(Encoding.Unicode.GetString(manager.Encoding.GetBytes(manager.Describe(program)))).Root!;

        Assert.Equal(task + "Task", root.Name);
        Assert.Equal(["RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"], root.Elements().Select(static part => part.Name.LocalName));
        Assert.Equal(root.Descendants(task + "Principal").Single().Attribute("id")!.Value, root.Element(task + "Actions")!.Attribute("Context")!.Value);
        Assert.Equal("PT0S", root.Descendants(task + "ExecutionTimeLimit").Single().Value);
        Assert.Equal(["--headless", .. program.CommandLine], Split(root.Descendants(task + "Arguments").Single().Value));
    }

    private ServiceProgram Program(string name) => new(Path.Combine(_folder.Path, name), Path.Combine(_folder.Path, $"state {name}"), DotnetRoot: null);

    /// <summary>As CommandLineToArgvW does it.</summary>
    private static List<string> Split(string line)
    {
        List<string> words = [];
        var (word, isQuoted) = (new StringBuilder(), false);
        for (var i = 0; i <= line.Length; i++)
        {
            var backslashes = 0;
            for (; i < line.Length && line[i] == '\\'; i++)
                backslashes++;
            if (i < line.Length && line[i] == '"')
            {
                word.Append('\\', backslashes / 2);
                if (backslashes % 2 == 1)
                    word.Append('"');
                else
                    isQuoted = !isQuoted;
                continue;
            }

            word.Append('\\', backslashes);
            if (i == line.Length || (line[i] == ' ' && !isQuoted))
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else
            {
                word.Append(line[i]);
            }
        }

        return words;
    }
}
