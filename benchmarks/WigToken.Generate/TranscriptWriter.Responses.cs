namespace WigToken.Generate;

/// <summary>One response, several lines.</summary>
internal sealed partial class TranscriptWriter
{
    private const int RememberedResponses = 6;
    private const int DayMs = 86_400_000;
    private const int BeforeMidnightMs = 1500;

    private Response NewResponse()
    {
        var cacheWrite = random.Skewed(100, 30_000);
        var oneHour = session.Era < Era.TwoOne ? 0 : random.Below(100) switch
        {
            < 30 => cacheWrite,
            < 33 => random.Below(cacheWrite),
            _ => 0,
        };
        var figures = session.IsThirdParty
            ? new Figures(random.Skewed(500, 90_000), 0, 0, 0, random.Skewed(20, 4000))
            : new Figures(random.Between(1, 12), cacheWrite - oneHour, oneHour, random.Skewed(5_000, 180_000), random.Skewed(30, 6000));
        var hasRequestId = session.Era != Era.Zero && !session.IsThirdParty && !tally.Chance(Feature.RequestIdMissing, 0.002);
        if (session.Era == Era.Zero || session.IsThirdParty)
            tally.Count(Feature.RequestIdMissing);
        return new Response(random.Token("msg_01", 22), hasRequestId ? random.Token("req_011C", 20) : null, session.Model, figures);
    }

    private void Respond(Response response)
    {
        var blocks = Blocks();
        var isSeveral = blocks.Count > 1;
        var repeatsFigures = session.Version.StartsWith("2.0.4", StringComparison.Ordinal);
        var written = isSeveral && tally.Chance(Feature.FinalLineMissing, 0.01) ? blocks.Count - 1 : blocks.Count;
        var midnight = written > 1 && tally.Chance(Feature.MidnightCrossing, 0.0005);
        var first = isSeveral && written == blocks.Count && !repeatsFigures && tally.Chance(Feature.ModelFallback, 0.0005)
            ? OfAnotherModel(response)
            : response;
        if (tally.Chance(Feature.ZeroPlaceholderBefore, 0.0003))
            AssistantLine(response with { Figures = Figures.Zero }, BlockKind.None, isFinal: false);

        for (var block = 0; block < written; block++)
        {
            var isLast = block == blocks.Count - 1;
            if (midnight && block == 0)
                session.ClockMs += DayMs - (session.ClockMs % DayMs) - BeforeMidnightMs;
            else
                Pass(midnight ? BeforeMidnightMs : 100, 8000);
            AssistantLine(
                isLast || repeatsFigures ? response : first with { Figures = first.Figures with { Output = random.Between(1, 25) } },
                blocks[block],
                isLast);
            if (!isLast)
                tally.Count(repeatsFigures ? Feature.IdenticalFigures : Feature.Placeholder);
            if (!isLast && blocks[block] == BlockKind.ToolUse && random.Chance(0.3))
            {
                tally.Count(Feature.ResultBetweenBlocks);
                ToolResults();
            }
        }

        if (tally.Chance(Feature.ZeroPlaceholderBehind, 0.0003))
            AssistantLine(response with { Figures = Figures.Zero }, BlockKind.None, isFinal: false);
        ToolResults();
        Remember(response);
    }

    private static Response OfAnotherModel(Response response) => response with
    {
        Model = "claude-lab-preview-1",
        Figures = response.Figures with { CacheRead = response.Figures.CacheRead / 3 },
    };

    private void Remember(Response response)
    {
        if (session.AgentId is not null)
            return;
        session.Recent.Add(response);
        if (session.Recent.Count > RememberedResponses)
            session.Recent.RemoveAt(0);
    }

    private List<BlockKind> Blocks()
    {
        var blocks = new List<BlockKind>();
        if (random.Chance(0.35))
            blocks.Add(BlockKind.Thinking);
        if (random.Chance(0.45))
            blocks.Add(BlockKind.Text);
        if (blocks.Count == 0 || random.Chance(0.8))
            blocks.AddRange(Enumerable.Repeat(BlockKind.ToolUse, random.Pick(1, 1, 1, 1, 2, 3)));
        return blocks;
    }

    /// <summary>What the client itself says in the model's name when a call failed or was refused.</summary>
    private void SyntheticLine()
    {
        var isApiError = random.Chance(0.5);
        tally.Count(isApiError ? Feature.SyntheticApiError : Feature.Synthetic);
        Pass(500, 5000);
        AssistantLine(new Response(random.Uuid(), null, "<synthetic>", Figures.Zero), BlockKind.Text, isFinal: true, isApiError);
    }

    private void FailedResponse()
    {
        Pass(500, 5000);
        AssistantLine(NewResponse(), BlockKind.Text, isFinal: true, isApiError: true);
    }
}
