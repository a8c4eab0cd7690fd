namespace WigToken.Configuration;

/// <summary>Registered when the host asked for transcripts to be watched.</summary>
internal sealed class TranscriptsAreWatched;
