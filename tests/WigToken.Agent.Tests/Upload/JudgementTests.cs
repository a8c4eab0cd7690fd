using System.Net;
using WigToken.Agent.Upload;
using WigToken.Contracts;

namespace WigToken.Agent.Tests.Upload;

public sealed class JudgementTests
{
    private static readonly Uri Server = new("https://usage.example.org/");

    [Theory]
    // A WigToken server that says no to the messages themselves.
    [InlineData(400, "json_too_deep", typeof(Verdict.Divided))]
    [InlineData(415, "unsupported_encoding", typeof(Verdict.Divided))]
    [InlineData(413, "too_many_rows", typeof(Verdict.Divided))]
    [InlineData(413, null, typeof(Verdict.Divided))]
    [InlineData(422, "unknown_to_us", typeof(Verdict.SetAside))]
    [InlineData(409, "unknown_to_us", typeof(Verdict.SetAside))]
    // Somebody has to do something first.
    [InlineData(401, "token_revoked", typeof(Verdict.Paused))]
    [InlineData(401, null, typeof(Verdict.Paused))]
    [InlineData(403, "scope_insufficient", typeof(Verdict.Paused))]
    [InlineData(404, "not_found", typeof(Verdict.Paused))]
    [InlineData(405, "method_not_allowed", typeof(Verdict.Paused))]
    [InlineData(407, null, typeof(Verdict.Paused))]
    [InlineData(301, null, typeof(Verdict.Paused))]
    [InlineData(308, null, typeof(Verdict.Paused))]
    // Not our server's word, whatever it is.
    [InlineData(400, null, typeof(Verdict.Paused))]
    [InlineData(418, null, typeof(Verdict.Paused))]
    [InlineData(204, null, typeof(Verdict.Paused))]
    [InlineData(200, null, typeof(Verdict.Kept))]
    // It may be well again soon.
    [InlineData(408, null, typeof(Verdict.Kept))]
    [InlineData(429, "rate_limited", typeof(Verdict.Slowed))]
    [InlineData(500, "internal", typeof(Verdict.Kept))]
    [InlineData(502, null, typeof(Verdict.Kept))]
    [InlineData(503, "storage_full", typeof(Verdict.Kept))]
    public void Of_EachAnswer_DoesWhatItShould(int status, string? code, Type expected) =>
        Assert.IsType(expected, Judgement.Of(new Answer { Status = (HttpStatusCode)status, Code = code, Detail = "Why." }, sent: 3, Server));

    [Fact]
    public void Of_NoAnswer_KeepsThem() => Assert.IsType<Verdict.Kept>(Judgement.Of(new Answer { Detail = "Down." }, 3, Server));

    [Fact]
    public void Of_EverySingleStatus_OnlyOurServerEndsTheWaiting()
    {
        for (var status = 100; status < 600; status++)
        {
            var verdict = Judgement.Of(new Answer { Status = (HttpStatusCode)status }, 3, Server);
            Assert.False(verdict is Verdict.Taken or Verdict.SetAside, $"{status}: {verdict}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Of_AnswerForAnotherNumberOfMessages_KeepsThem(int received) =>
        Assert.IsType<Verdict.Kept>(Judgement.Of(new Answer { Status = HttpStatusCode.OK, Taken = new IngestResponse(true, received, received, 0, 0, []) }, 3, Server));

    [Fact]
    public void Of_AnswerThatSaysNotOk_KeepsThem() =>
        Assert.IsType<Verdict.Kept>(Judgement.Of(new Answer { Status = HttpStatusCode.OK, Taken = new IngestResponse(false, 3, 3, 0, 0, []) }, 3, Server));

    [Fact]
    public void Of_FirstGenerationAnswer_IsTaken() =>
        Assert.Empty(Assert.IsType<Verdict.Taken>(Judgement.Of(new Answer { Status = HttpStatusCode.OK, Taken = new IngestResponse(true, 3, 2, 0, 1, null!) }, 3, Server)).Refused);

    [Fact]
    public void Of_RefusedPlacesThatDoNotExist_AreNoOnes()
    {
        RejectedMessage[] rejected = [new(-1, null, "x"), new(1, "b", "y"), new(3, null, "z")];
        var taken = Assert.IsType<Verdict.Taken>(Judgement.Of(new Answer { Status = HttpStatusCode.OK, Taken = new IngestResponse(true, 3, 2, 0, 0, rejected) }, 3, Server));
        Assert.Equal((1, "y"), (Assert.Single(taken.Refused).Index, taken.Refused[0].Reason));
    }

    [Fact]
    public void Of_Redirect_NamesTheRightAddress()
    {
        var paused = Assert.IsType<Verdict.Paused>(Judgement.Of(new Answer { Status = HttpStatusCode.TemporaryRedirect, Location = new Uri("https://new.example.org/usage") }, 3, Server));
        Assert.Contains("https://new.example.org/usage", paused.Problem, StringComparison.Ordinal);
    }
}
