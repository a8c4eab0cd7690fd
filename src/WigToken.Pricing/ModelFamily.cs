namespace WigToken.Pricing;

/// <summary>Groups model ids for labels and charts. Families say nothing about prices: those need the exact id.</summary>
public static class ModelFamily
{
    /// <summary>The family of every id that names no known one.</summary>
    public const string Other = "other";

    private const string Gpt = "gpt";

    private static readonly (string Word, string Family)[] Words =
    [
        ("opus", "opus"), ("sonnet", "sonnet"), ("haiku", "haiku"), ("fable", "fable"), ("mythos", "mythos"),
        (Gpt, Gpt), ("chatgpt", Gpt), ("codex", Gpt), ("gemini", "gemini"),
    ];

    /// <summary>
    /// The lower-case family of a model id, wherever the id puts it: <c>opus</c>, <c>sonnet</c>, <c>haiku</c>, <c>fable</c>,
    /// <c>mythos</c>, <c>gpt</c> (OpenAI's o-series and Codex included), <c>gemini</c>, else <see cref="Other"/>.
    /// </summary>
    /// <remarks>The set is closed, so that whatever an id says, a metric labelled by family stays small.</remarks>
    public static string Of(string model)
    {
        ReadOnlySpan<char> rest = model;
        if (IsOSeries(rest[(rest.LastIndexOf('/') + 1)..]))
            return Gpt;

        while (!rest.IsEmpty)
        {
            var length = LettersAtStart(rest);
            foreach (var (word, family) in Words)
            {
                if (rest[..length].Equals(word, StringComparison.OrdinalIgnoreCase))
                    return family;
            }

            rest = rest[Math.Max(length, 1)..];
        }

        return Other;
    }

    private static bool IsOSeries(ReadOnlySpan<char> model) =>
        model is ['o' or 'O', var next, ..] && char.IsAsciiDigit(next);

    private static int LettersAtStart(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
            length++;
        return length;
    }
}
