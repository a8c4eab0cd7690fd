using System.CommandLine;
using WigToken.Cli;

namespace WigToken.Agent.Host.Settings;

/// <summary>What flags, environment, saved settings and defaults come to, in this order of precedence.</summary>
internal sealed class SettingsInForce
{
    private readonly List<string> _problems = [];

    private SettingsInForce(string stateDirectory, IReadOnlyList<SettingInForce> values, TokenInForce? token)
    {
        (StateDirectory, Values, Token) = (stateDirectory, values, token);
        Apply(new WigTokenAgentOptions(), _problems);
    }

    public string StateDirectory { get; }

    /// <summary>What has been set; all else has its default, and so has what is set to nothing.</summary>
    public IReadOnlyList<SettingInForce> Values { get; }

    public TokenInForce? Token { get; }

    /// <summary>The options, whatever is wrong with them.</summary>
    public WigTokenAgentOptions Options => Apply(new WigTokenAgentOptions(), []);

    /// <summary>The state directory alone, whatever it holds.</summary>
    public static string DirectoryOf(ParseResult parsed) =>
        Path.GetFullPath(parsed.GetValue(GlobalOptions.StateDirectory) is { Length: > 0 } given ? given : WigTokenAgentOptions.DefaultStateDirectory);

    /// <exception cref="CommandException">The saved settings cannot be read.</exception>
    public static SettingsInForce Read(ParseResult parsed)
    {
        var stateDirectory = DirectoryOf(parsed);
        var saved = SavedSettings.Read(stateDirectory);
        return new SettingsInForce(
            stateDirectory,
            [.. AgentSettings.All.Select(setting => Find(parsed, setting, saved)).OfType<SettingInForce>()],
            FindToken(parsed, stateDirectory));
    }

    /// <summary>Sets options to what is in force.</summary>
    public void ApplyTo(WigTokenAgentOptions options) => Apply(options, []);

    /// <summary>The options of somebody who only reads what is here.</summary>
    /// <exception cref="CommandException">Some setting is nonsense; the message lists all of them.</exception>
    public WigTokenAgentOptions OptionsWithoutServer() => _problems.Count == 0 ? Options : throw Invalid(_problems);

    /// <summary>The options of somebody who sends.</summary>
    /// <exception cref="CommandException">Something is wrong or missing; the message lists all of it.</exception>
    public WigTokenAgentOptions OptionsWithServer() => OptionsWith(token: null);

    /// <summary>The options of somebody who sends, with a token that was just asked for.</summary>
    /// <exception cref="CommandException">Something is wrong or missing; the message lists all of it.</exception>
    public WigTokenAgentOptions OptionsWith(string? token)
    {
        var options = Options;
        if (token is not null)
            (options.Token, options.TokenFile) = (token, null);
        return Problems(options) is { Count: > 0 } problems ? throw Invalid(problems) : options;
    }

    /// <summary>Everything that keeps an agent from sending.</summary>
    public IReadOnlyList<string> Problems() => Problems(Options);

    private IReadOnlyList<string> Problems(WigTokenAgentOptions options) => [.. _problems, .. WigTokenAgentValidation.Problems(options)];

    private WigTokenAgentOptions Apply(WigTokenAgentOptions options, List<string> problems)
    {
        (options.StateDirectory, options.Token, options.TokenFile) = (StateDirectory, Token?.Text, Token?.File);
        foreach (var (setting, text, source, _) in Values)
        {
            if (text.Length > 0 && !setting.TryApply(options, text))
                problems.Add($"{source} is '{text}'; {setting.Expected} was expected.");
        }

        return options;
    }

    private static SettingInForce? Find(ParseResult parsed, AgentSetting setting, Dictionary<string, string> saved)
    {
        if (parsed.GetResult(setting.Flag) is { Implicit: false } flag)
            return new SettingInForce(setting, flag.Tokens.Count > 0 ? flag.Tokens[^1].Value : setting.Bare!, setting.Flag.Name, IsSaved: false);
        if (setting.Variable is not null && Environment.GetEnvironmentVariable(setting.Variable)?.Trim() is { Length: > 0 } text)
            return new SettingInForce(setting, text, $"environment variable {setting.Variable}", IsSaved: false);
        return saved.TryGetValue(setting.Key, out text) ? new SettingInForce(setting, text, $"'{setting.Key}' in {SavedSettings.FileName}", IsSaved: true) : null;
    }

    private static TokenInForce? FindToken(ParseResult parsed, string stateDirectory)
    {
        const string Variable = "WIGTOKEN_TOKEN";
        var (text, file) = (parsed.GetValue(GlobalOptions.Token), parsed.GetValue(GlobalOptions.TokenFile));
        if (text is not null && file is not null)
            throw new CommandException("--token and --token-file are both given; one of them was expected.");
        if (text is not null)
            return new TokenInForce(text, null, GlobalOptions.Token.Name);
        if (file is not null)
            return new TokenInForce(null, file == TokenInForce.StandardInput ? file : Path.GetFullPath(file), GlobalOptions.TokenFile.Name);
        if (Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } variable)
            return new TokenInForce(variable, null, $"environment variable {Variable}");
        var saved = Path.Combine(stateDirectory, TokenInForce.SavedName);
        return File.Exists(saved) ? new TokenInForce(null, saved, $"'{saved}'") : null;
    }

    private CommandException Invalid(IReadOnlyList<string> problems)
    {
        var message = problems.Count == 1 ? problems[0] : $"The settings are not valid:{string.Concat(problems.Select(static problem => $"\n  - {problem}"))}";
        return new CommandException(Token is null || Values.All(static value => value.Setting != AgentSettings.Server)
            ? $"{message}\n'wigtoken-agent configure --server URL' saves address and token."
            : message);
    }
}
