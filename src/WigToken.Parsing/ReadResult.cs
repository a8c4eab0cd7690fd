namespace WigToken.Parsing;

/// <summary>What one call of <see cref="TranscriptReader.Read"/> did.</summary>
/// <param name="Position">Where to go on; to be stored together with what was read up to it.</param>
/// <param name="IsEndOfFile">Whether the stream was read to its end.</param>
/// <param name="IsRestarted">Whether the file was no longer the one that the given position was taken in, so that it was read from its beginning.</param>
/// <param name="Bytes">Bytes read by this call, those of an unfinished last line included.</param>
/// <param name="Lines">Lines seen, empty ones included.</param>
/// <param name="LinesWithoutUsage">Those of them in which no usage is mentioned at all.</param>
public readonly record struct ReadResult(
    TranscriptPosition Position, bool IsEndOfFile, bool IsRestarted, long Bytes, long Lines, long LinesWithoutUsage);
