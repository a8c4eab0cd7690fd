using System.Text;

namespace WigToken.Agent.Host.Settings;

/// <summary>Asks for the token, which must not be seen.</summary>
internal static class TokenPrompt
{
    /// <summary>The first line of standard input; typed at a terminal, nothing of it shows.</summary>
    public static string Read()
    {
        if (Console.IsInputRedirected)
        {
            Console.Error.WriteLine("Reading the token from standard input.");
            return Console.In.ReadLine()?.Trim() ?? "";
        }

        Console.Error.Write("Token (nothing shows while you type or paste it): ");
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(text.Length - 1, 0);
            else
                text.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return text.ToString().Trim();
    }
}
