using System.Globalization;
using CsCheck;

namespace WigToken.Agent.Tests.Tailing.Model;

public sealed class TailSequenceTests
{
    /// <summary>
    /// As many sequences as <c>WIGTOKEN_TAIL_SEQUENCES</c> says. A failure prints its seed, which <c>CsCheck_Seed</c> takes, and the shortest
    /// sequence found that fails.
    /// </summary>
    [Fact]
    public Task AnySequence_LosesNothingAndInventsNothing() => Step.Any.Array[1, 30].SampleAsync(
        static async steps =>
        {
            using var model = new TailModel(new SinkEnd());
            await model.RunAsync(steps);
        },
        iter: long.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_TAIL_SEQUENCES") ?? "200", CultureInfo.InvariantCulture),
        print: static steps => string.Join('\n', steps.Select(static step => step.ToString())));
}
