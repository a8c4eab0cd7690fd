using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>
/// Finds the first and the last time of a session again after messages have left it: a resumed session begins with copies of an older one's, whose
/// they turn out to be. Reads the messages of quarters in which a series of the session was used, from the time that has left on.
/// </summary>
internal sealed class SessionTimes : IDisposable
{
    private readonly Statement _first, _last, _quartersUp, _quartersDown, _firstIn, _lastIn, _set;

    public SessionTimes(RelationalEngine engine, DbConnection connection)
    {
        _first = engine.Prepare(connection, "SELECT first_ms FROM session WHERE session_id = @session AND first_ms IS NOT NULL", "session");
        _last = engine.Prepare(connection, "SELECT last_ms FROM session WHERE session_id = @session AND last_ms IS NOT NULL", "session");
        const string quarters = """
            SELECT DISTINCT quarter FROM rollup
            WHERE quarter >= @from AND quarter <= @to AND +series_id IN (SELECT series_id FROM session_series WHERE session_id = @session) ORDER BY quarter
            """;
        _quartersUp = engine.Prepare(connection, quarters, "session", "from", "to");
        _quartersDown = engine.Prepare(connection, quarters + " DESC", "session", "from", "to");
        const string inQuarter = "FROM message WHERE first_ms >= @from AND first_ms < @to AND session_id = @session ORDER BY first_ms";
        _firstIn = engine.Prepare(connection, $"SELECT first_ms {inQuarter} LIMIT 1", "session", "from", "to");
        _lastIn = engine.Prepare(connection, $"SELECT first_ms {inQuarter} DESC LIMIT 1", "session", "from", "to");
        _set = engine.Prepare(connection, "UPDATE session SET first_ms = @first, last_ms = @last WHERE session_id = @session", "session", "first", "last");
    }

    /// <param name="session">The session.</param>
    /// <param name="firstLeft">The earliest time of the messages that have left it.</param>
    /// <param name="lastLeft">The latest.</param>
    public void Correct(long session, long firstLeft, long lastLeft)
    {
        if (_first.Find(session) is not { } first || _last.Find(session) is not { } last || (first < firstLeft && last > lastLeft))
            return;
        var (from, to) = (Quarter.Of(first), Quarter.Of(last));
        var newFirst = first < firstLeft ? first : Find(_quartersUp, _firstIn, session, from, to);
        var newLast = last > lastLeft ? last : Find(_quartersDown, _lastIn, session, from, to);
        _set.Run(session, newFirst, newLast);
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_first, _last, _quartersUp, _quartersDown, _firstIn, _lastIn, _set])
            statement.Dispose();
    }

    private static long? Find(Statement quarters, Statement inQuarter, long session, long from, long to)
    {
        long? found = null;
        quarters.Start(session, from, to);
        // To the end, or the statement would stay open; the rest of a session is soon read.
        while (quarters.Next())
            found ??= inQuarter.Find(session, Quarter.StartMs(quarters.Number(0)), Quarter.StartMs(quarters.Number(0) + 1));
        return found;
    }
}
