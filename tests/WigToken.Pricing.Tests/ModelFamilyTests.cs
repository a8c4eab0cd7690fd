namespace WigToken.Pricing.Tests;

public sealed class ModelFamilyTests
{
    [Theory]
    [InlineData("claude-opus-4-5-20251101", "opus")]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "sonnet")]
    [InlineData("claude-3-5-haiku-20241022", "haiku")]
    [InlineData("claude-fable-5-1", "fable")]
    [InlineData("claude-mythos-5", "mythos")]
    [InlineData("Claude-Opus-5", "opus")]
    [InlineData("claude3opus", "opus")]
    [InlineData("gpt-5.6-sol", "gpt")]
    [InlineData("gpt4", "gpt")]
    [InlineData("chatgpt-4o-latest", "gpt")]
    [InlineData("codex-mini-latest", "gpt")]
    [InlineData("o3-mini", "gpt")]
    [InlineData("openai/o1", "gpt")]
    [InlineData("google/gemini-2.5-pro", "gemini")]
    public void Of_KnownModel_IsItsFamily(string model, string family) => Assert.Equal(family, ModelFamily.Of(model));

    [Theory]
    [InlineData("")]
    [InlineData("<synthetic>")]
    [InlineData("unknown")]
    [InlineData("o")]
    [InlineData("olmo-2")]
    [InlineData("marco-o1")]
    [InlineData("opusculum-1")]
    [InlineData("magnopus-1")]
    [InlineData("magnum-gptq")]
    public void Of_AnythingElse_IsOther(string model) => Assert.Equal("other", ModelFamily.Of(model));
}
