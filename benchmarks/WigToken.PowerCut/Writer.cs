using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;
using WigToken.Pricing;
using WigToken.Storage;
using WigToken.Storage.Migrations;
using WigToken.Storage.Relational;
using WigToken.Storage.Sqlite;

namespace WigToken.PowerCut;

/// <summary>The process whose power is cut: ingests a workload and says on its standard output what is stored, a write for each batch.</summary>
internal static class Writer
{
    public const string Database = "usage.db";
    public const string Acknowledged = "ACK ";
    public const string Failed = "FAIL ";

    public static async Task<int> RunAsync(string folder, Workload workload, Synchronous synchronous)
    {
        // Unbuffered: a line must not be seen later than the writes of the next batch.
        using var handle = new SafeFileHandle(1, ownsHandle: false);
        await using var output = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        var path = Path.Combine(folder, Database);
        // Opened, closed and opened again: creating, recovering and closing are cut as well. The last session is long enough for the
        // store's own checkpoints; in those before, another connection forces them.
        int[] ends = [workload.Batches / 4, workload.Batches / 2, workload.Batches];
        var first = 0;
        foreach (var end in ends)
        {
            var store = Store(path, synchronous);
            await UntilTakenAsync(() => store.OpenAsync(CancellationToken.None), output);
            var from = first;
            await Task.WhenAll(Enumerable.Range(0, Workload.Callers).Select(caller => Task.Run(async () =>
            {
                using var checkpoints = caller == 0 && end < workload.Batches ? new Checkpoints(path, workload.Seed) : null;
                for (var number = from + (caller - from % Workload.Callers + Workload.Callers) % Workload.Callers; number < end; number += Workload.Callers)
                {
                    var batch = workload.Batch(number);
                    await UntilTakenAsync(() => store.IngestAsync([batch], CancellationToken.None), output);
                    Say(output, Acknowledged, number.ToString(CultureInfo.InvariantCulture));
                    checkpoints?.Next();
                }
            })));
            await ((IAsyncDisposable)store).DisposeAsync();
            first = end;
        }

        return 0;
    }

    /// <summary>Asks again until it is done, as an agent would.</summary>
    private static async Task UntilTakenAsync(Func<Task> ask, FileStream output)
    {
        while (true)
        {
            try
            {
                await ask();
                return;
            }
            catch (WigTokenException exception) when (exception.IsTransient)
            {
                Say(output, Failed, exception.Code);
            }
        }
    }

    private static void Say(FileStream output, string word, string what) => output.Write(Encoding.ASCII.GetBytes($"{word}{what}\n"));

    private static IUsageStore Store(string path, Synchronous synchronous) => synchronous == Synchronous.Full
        ? UsageStores.Sqlite(path, PriceBook.Default, NullLogger.Instance)
        : new RelationalStore(
            new WeakEngine(new SqliteEngine(path, Migration.Of("Sqlite"), NullLogger.Instance), synchronous), PriceBook.Default, NullLogger.Instance);

    /// <summary>Moves the log into the file from a connection of its own, now and then, in every way there is.</summary>
    private sealed class Checkpoints : IDisposable
    {
        private const int Io = 10, Full = 13;

        private static readonly string[] Modes = ["PASSIVE", "FULL", "RESTART", "TRUNCATE"];
        private readonly SqliteConnection _connection;
        private readonly Random _random;

        public Checkpoints(string path, int seed)
        {
            _random = new Random(seed);
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            _connection.Open();
        }

        public void Next()
        {
            if (_random.Next(3) > 0)
                return;
            using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // One of four constants.
            command.CommandText = $"PRAGMA wal_checkpoint({Modes[_random.Next(Modes.Length)]})";
#pragma warning restore CA2100
            try
            {
                command.ExecuteNonQuery();
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode is Io or Full)
            {
                // A disk that was made to fail. Everything is still in the log, and the next checkpoint moves it.
            }
        }

        public void Dispose() => _connection.Dispose();
    }
}
