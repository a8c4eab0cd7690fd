namespace WigToken.Generate;

internal sealed record Figures(int Input, int FiveMinutes, int OneHour, int CacheRead, int Output)
{
    internal static Figures Zero { get; } = new(0, 0, 0, 0, 0);

    internal int CacheCreation => FiveMinutes + OneHour;
}
