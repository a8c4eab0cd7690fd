using System.Diagnostics;
using System.Globalization;
using WigToken.Endpoints;
using WigToken.Ingest;

namespace WigToken.AspNetCore.Tests.Ingest;

public sealed class IngestFuzzTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>As many requests as <c>WIGTOKEN_FUZZ_INPUTS</c> says. A failure prints the seed of its request.</summary>
    [Fact]
    public void Read_AnyDamagedRequest_IsReadOrRefused()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("WIGTOKEN_FUZZ_INPUTS") ?? "20000", CultureInfo.InvariantCulture);
        int taken = 0, withRows = 0;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            try
            {
                var started = Stopwatch.GetTimestamp();
                var batch = Try(seed);

                // The machine may have been busy with something else: only what is slow twice is slow.
                if (Stopwatch.GetElapsedTime(started) > Longest)
                {
                    started = Stopwatch.GetTimestamp();
                    Try(seed);
                    Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Longest);
                }

                Interlocked.Add(ref taken, batch is null ? 0 : 1);
                Interlocked.Add(ref withRows, batch is { Rows.Count: > 0 } ? 1 : 0);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
            }
        });

        // Were nearly all refused, the reader behind the first check would not be tried at all.
        Assert.InRange(taken, count / 10, count);
        Assert.InRange(withRows, count / 20, count);
    }

    private static IngestBatch? Try(int seed)
    {
        var (headers, bytes) = IngestMutator.Of(seed);
        try
        {
            // From memory it completes at once.
            var reading = IngestBody.ReadAsync(Requests.Of(new MemoryStream(bytes), headers), CancellationToken.None);
            Assert.True(reading.IsCompleted);
            using var body = reading.GetAwaiter().GetResult();
            var batch = IngestReader.Read(body.Utf8);
            Check(batch, body.Utf8.ToArray());
            return batch;
        }
        catch (ProblemException exception)
        {
            Assert.Contains(exception.Status, new[] { 400, 408, 413, 415 });
            Assert.InRange(exception.Message.Length, 1, 400);
            return null;
        }
    }

    private static void Check(IngestBatch batch, byte[] utf8)
    {
        Assert.Equal(batch.Received, batch.Rows.Count + batch.Rejected.Count);
        var rows = batch.Rows.ToDictionary(static row => row.Index);
        var rejected = batch.Rejected.Select(static message => message.Index).ToHashSet();
        var index = 0;
        foreach (var expected in NaiveIngest.Rows(utf8))
        {
            Assert.Equal(expected, rows.TryGetValue(index, out var row) ? row : null);
            Assert.Equal(expected is null, rejected.Contains(index));
            index++;
        }

        Assert.Equal(batch.Received, index);
    }
}
