using System.Text.Json;

namespace WigToken.Cli.Tests;

/// <summary>What a command left.</summary>
internal sealed record Result(int Code, string Output, string Error)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Output);

    /// <summary>Fails with what the command said unless it succeeded.</summary>
    public Result Succeeded()
    {
        Assert.True(Code == 0, $"Code {Code}\n{Output}\n{Error}");
        return this;
    }

    /// <summary>Fails unless the command failed with one readable message.</summary>
    public Result FailedWith(string message)
    {
        Assert.True(Code == 1, $"Code {Code}\n{Output}\n{Error}");
        Assert.Contains(message, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        return this;
    }
}
