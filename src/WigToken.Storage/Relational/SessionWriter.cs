using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>Moves the sums and the times of sessions, inside the transaction that the write queue has open.</summary>
internal sealed class SessionWriter : IDisposable
{
    private readonly Dictionary<(long Session, long Series), (UsageSum Sum, long Sidechains)> _sums = [];
    private readonly Dictionary<long, Moves> _moves = [];
    private readonly Statement _add, _drop, _widen;
    private readonly SessionTimes _times;

    public SessionWriter(RelationalEngine engine, DbConnection connection)
    {
        _add = engine.Prepare(
            connection,
            $"""
            INSERT INTO session_series (session_id, series_id, sidechains, {SumColumns.List}) VALUES (@session, @series, @sidechains, {SumColumns.Values})
            ON CONFLICT (session_id, series_id) DO UPDATE SET sidechains = session_series.sidechains + excluded.sidechains, {SumColumns.AddExcluded("session_series")}
            """,
            ["session", "series", "sidechains", .. SumColumns.Parameters]);
        _drop = engine.Prepare(connection, "DELETE FROM session_series WHERE session_id = @session AND series_id = @series AND messages = 0", "session", "series");
        _widen = engine.Prepare(
            connection,
            """
            UPDATE session SET first_ms = CASE WHEN first_ms <= @first THEN first_ms ELSE @first END, last_ms = CASE WHEN last_ms >= @last THEN last_ms ELSE @last END
            WHERE session_id = @session
            """,
            "session", "first", "last");
        _times = new SessionTimes(engine, connection);
    }

    public void Add(in LedgerEntry entry)
    {
        if (entry.Session is not { } session)
            return;
        Move(session, entry, entry.Sum, 1);
        _moves[session] = _moves.GetValueOrDefault(session, Moves.None).With(entry.FirstMs);
    }

    public void Remove(in LedgerEntry entry)
    {
        if (entry.Session is not { } session)
            return;
        Move(session, entry, default(UsageSum) - entry.Sum, -1);
        _moves[session] = _moves.GetValueOrDefault(session, Moves.None).Without(entry.FirstMs);
    }

    /// <summary>A message that stays where it is, with other figures or labels.</summary>
    public void Replace(in LedgerEntry before, in LedgerEntry after)
    {
        if (after.Session is not { } session)
            return;
        Move(session, before, default(UsageSum) - before.Sum, -1);
        Move(session, after, after.Sum, 1);
    }

    /// <summary>Writes what the transaction has gathered. The rollups are to be written before.</summary>
    public void Flush()
    {
        foreach (var ((session, series), (sum, sidechains)) in _sums)
        {
            if (sum == default && sidechains == 0)
                continue;
            _add.Run([session, series, sidechains, .. SumColumns.ToValues(sum)]);
            if (sum.Messages < 0)
                _drop.Run(session, series);
        }

        foreach (var (session, moves) in _moves)
        {
            if (moves.First <= moves.Last)
                _widen.Run(session, moves.First, moves.Last);
            if (moves.FirstLeft <= moves.LastLeft)
                _times.Correct(session, moves.FirstLeft, moves.LastLeft);
        }

        Forget();
    }

    /// <summary>Forgets what belonged to a transaction that was rolled back.</summary>
    public void Forget()
    {
        _sums.Clear();
        _moves.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_add, _drop, _widen])
            statement.Dispose();
        _times.Dispose();
    }

    private void Move(long session, in LedgerEntry entry, UsageSum sum, int messages)
    {
        var (known, sidechains) = _sums.GetValueOrDefault((session, entry.Series));
        _sums[(session, entry.Series)] = (known + sum, sidechains + (entry.IsSidechain ? messages : 0));
    }

    /// <summary>The earliest and the latest of the times that came to a session, and of those that left it.</summary>
    private readonly record struct Moves(long First, long Last, long FirstLeft, long LastLeft)
    {
        public static readonly Moves None = new(long.MaxValue, long.MinValue, long.MaxValue, long.MinValue);

        public Moves With(long ms) => this with { First = Math.Min(First, ms), Last = Math.Max(Last, ms) };

        public Moves Without(long ms) => this with { FirstLeft = Math.Min(FirstLeft, ms), LastLeft = Math.Max(LastLeft, ms) };
    }
}
