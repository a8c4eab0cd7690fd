namespace WigToken.Generate;

internal sealed partial class TranscriptWriter
{
    private void Usage(Response response, bool isFinal)
    {
        Buffer.Open("usage"u8);
        if (session.IsThirdParty)
            ThirdPartyUsage(response.Figures);
        else if (response.Model is "<synthetic>")
            SyntheticUsage();
        else if (IsSorted)
            SortedUsage(response.Figures);
        else if (session.Era >= Era.TwoOne && isFinal)
            FinalUsage(response.Figures);
        else
            EarlyUsage(response.Figures);
        Buffer.Close();
    }

    private void ThirdPartyUsage(Figures figures)
    {
        Buffer.Member("input_tokens"u8, figures.Input);
        if (tally.Chance(Feature.CacheFiguresNull, 0.5))
        {
            Buffer.Null("cache_creation_input_tokens"u8);
            Buffer.Null("cache_read_input_tokens"u8);
        }
        else
        {
            tally.Count(Feature.CacheFiguresMissing);
        }

        Buffer.Member("output_tokens"u8, figures.Output);
    }

    private void SyntheticUsage()
    {
        WriteFigures(Figures.Zero);
        Buffer.Open("server_tool_use"u8);
        Buffer.Member("web_search_requests"u8, 0);
        Buffer.Close();
        Buffer.Null("service_tier"u8);
        Split("ephemeral_1h_input_tokens"u8, 0, "ephemeral_5m_input_tokens"u8, 0);
        Buffer.Null("inference_geo"u8);
        Buffer.Null("iterations"u8);
        Buffer.Null("speed"u8);
    }

    /// <summary>All lines before 2.1, and what later ones say while the answer still streams.</summary>
    private void EarlyUsage(Figures figures)
    {
        Buffer.Member("input_tokens"u8, figures.Input);
        Buffer.Member("cache_creation_input_tokens"u8, figures.CacheCreation);
        Buffer.Member("cache_read_input_tokens"u8, figures.CacheRead);
        if (session.HasSplit)
            Split("ephemeral_5m_input_tokens"u8, figures.FiveMinutes, "ephemeral_1h_input_tokens"u8, figures.OneHour);
        else
            tally.Count(Feature.SplitMissing);
        Buffer.Member("output_tokens"u8, figures.Output);
        Buffer.Member("service_tier"u8, "standard");
        if (session.Era >= Era.TwoOne)
            Buffer.Member("inference_geo"u8, "not_available");
    }

    private void FinalUsage(Figures figures)
    {
        WriteFigures(figures);
        Buffer.Open("server_tool_use"u8);
        Buffer.Member("web_search_requests"u8, random.Below(20) / 19);
        Buffer.Member("web_fetch_requests"u8, 0);
        Buffer.Close();
        Buffer.Member("service_tier"u8, "standard");
        if (figures.OneHour == 0 && figures.FiveMinutes > 0 && tally.Chance(Feature.SplitAllZero, 0.01))
            Split("ephemeral_1h_input_tokens"u8, 0, "ephemeral_5m_input_tokens"u8, 0);
        else
            Split("ephemeral_1h_input_tokens"u8, figures.OneHour, "ephemeral_5m_input_tokens"u8, figures.FiveMinutes);
        Buffer.Member("inference_geo"u8, "");
        Iterations(figures);
        Buffer.Member("speed"u8, tally.Chance(Feature.SpeedFast, 0.01) ? "fast" : "standard");
    }

    private void SortedUsage(Figures figures)
    {
        Split("ephemeral_1h_input_tokens"u8, figures.OneHour, "ephemeral_5m_input_tokens"u8, figures.FiveMinutes);
        Buffer.Member("cache_creation_input_tokens"u8, figures.CacheCreation);
        Buffer.Member("cache_read_input_tokens"u8, figures.CacheRead);
        Buffer.Member("inference_geo"u8, "");
        Buffer.Member("input_tokens"u8, figures.Input);
        Iterations(figures);
        Buffer.Member("output_tokens"u8, figures.Output);
        Buffer.Member("service_tier"u8, "standard");
    }

    private void Iterations(Figures figures)
    {
        if (tally.Chance(Feature.IterationsNull, 0.05))
        {
            Buffer.Null("iterations"u8);
            return;
        }

        Buffer.OpenArray("iterations"u8);
        if (!tally.Chance(Feature.IterationsEmpty, 0.05))
        {
            Iteration(Feature.IterationsMessage, "message", figures, null);
            if (tally.Chance(Feature.IterationsAdvisor, 0.003))
                Iteration(Feature.IterationsAdvisor, "advisor_message", NewResponse().Figures, casting.Model(session.Era));
            if (tally.Chance(Feature.IterationsFallback, 0.001))
                Iteration(Feature.IterationsFallback, "fallback_message", figures with { Output = 3 }, session.Model);
            if (tally.Chance(Feature.IterationsCompaction, 0.001))
                Iteration(Feature.IterationsCompaction, "compaction", figures with { Output = 900 }, null);
        }

        Buffer.CloseArray();
    }

    private void Iteration(Feature feature, string type, Figures figures, string? model)
    {
        if (feature == Feature.IterationsMessage)
            tally.Count(feature);
        Buffer.OpenElement();
        WriteFigures(figures);
        Split("ephemeral_5m_input_tokens"u8, figures.FiveMinutes, "ephemeral_1h_input_tokens"u8, figures.OneHour);
        if (model is not null)
            Buffer.Member("model"u8, model);
        Buffer.Member("type"u8, type);
        Buffer.Close();
    }

    private void WriteFigures(Figures figures)
    {
        Buffer.Member("input_tokens"u8, figures.Input);
        Buffer.Member("cache_creation_input_tokens"u8, figures.CacheCreation);
        Buffer.Member("cache_read_input_tokens"u8, figures.CacheRead);
        Buffer.Member("output_tokens"u8, figures.Output);
    }

    private void Split(ReadOnlySpan<byte> firstKey, int first, ReadOnlySpan<byte> secondKey, int second)
    {
        if (first > 0 && second > 0)
            tally.Count(Feature.SplitMixed);
        else if (firstKey.IndexOf("1h"u8) >= 0 ? first > 0 : second > 0)
            tally.Count(Feature.SplitOneHour);
        Buffer.Open("cache_creation"u8);
        Buffer.Member(firstKey, first);
        Buffer.Member(secondKey, second);
        Buffer.Close();
    }
}
