namespace WigToken.Generate;

/// <summary>What the tools answered, as the client keeps it beside the message.</summary>
internal sealed partial class TranscriptWriter
{
    private void ReadResult(int size)
    {
        tally.Count(Feature.ReadResult);
        Buffer.Open("file"u8);
        prose.Member(Buffer, "content"u8, size);
        Buffer.Member("filePath"u8, session.Place.WorkingDirectory);
        Buffer.Member("numLines"u8, size / 40);
        Buffer.Close();
        Buffer.Member("type"u8, "text");
    }

    private void EditResult()
    {
        tally.Count(Feature.EditResult);
        Buffer.Member("filePath"u8, session.Place.WorkingDirectory);
        prose.Member(Buffer, "newString"u8, random.Skewed(40, 4000));
        prose.Member(Buffer, "oldString"u8, random.Skewed(40, 2500));
        prose.Member(Buffer, "originalFile"u8, TakesBigLine(0.2) ? BigLineBytes() : random.Skewed(500, 22_000));
        Buffer.OpenArray("structuredPatch"u8);
        Buffer.OpenElement();
        Buffer.Member("oldStart"u8, random.Below(900));
        Buffer.Member("newLines"u8, random.Below(90));
        Buffer.Close();
        Buffer.CloseArray();
        Buffer.Member("userModified"u8, false);
    }

    /// <summary>Carries a real usage object that must not be counted.</summary>
    private void TaskResult(int size)
    {
        tally.Count(Feature.TaskResult);
        var figures = NewResponse().Figures;
        Buffer.Member("status"u8, "completed");
        prose.Member(Buffer, "prompt"u8, 500);
        Buffer.OpenArray("content"u8);
        TextElement(size);
        Buffer.CloseArray();
        Buffer.Member("totalDurationMs"u8, random.Between(1000, 900_000));
        Buffer.Member("totalTokens"u8, figures.Input + figures.CacheCreation + figures.CacheRead + figures.Output);
        Buffer.Open("usage"u8);
        WriteFigures(figures);
        Buffer.Member("service_tier"u8, "standard");
        Buffer.Close();
    }

    private void TextElement(int size)
    {
        Buffer.OpenElement();
        Typed("text", () => prose.Member(Buffer, "text"u8, size));
        Buffer.Close();
    }
}
