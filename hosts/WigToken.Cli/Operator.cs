namespace WigToken.Cli;

/// <summary>Who works at the command line, as the audit log knows them.</summary>
internal static class Operator
{
    public static string Name { get; } = $"cli:{Environment.UserName}";
}
