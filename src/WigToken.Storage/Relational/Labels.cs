using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>The writer's view of interned labels. Ids never change, so what is known stays true; a rollback forgets it all.</summary>
internal sealed class Labels : IDisposable
{
    // Sessions are met in runs: the cache only has to hold those that are active, not every one that ever was.
    private const int MaxSessions = 4096;

    private readonly Dictionary<Series, long> _seriesIds = [];
    private readonly Dictionary<long, Series> _series = [];
    private readonly Dictionary<(string User, string Name), long> _sessionIds = [];
    private readonly Dictionary<string, long> _seriesCounts = new(StringComparer.Ordinal);
    private readonly Statement _addSeries, _findSeries, _countSeries, _addSession, _findSession;
    private readonly Lookup _readSeries;

    public Labels(RelationalEngine engine, DbConnection connection)
    {
        string[] labels = ["user", "machine", "project", "source", "provider", "model"];
        _addSeries = engine.Prepare(
            connection,
            """
            INSERT INTO series (user_name, machine, project, source, provider, model)
            VALUES (@user, @machine, @project, @source, @provider, @model) ON CONFLICT DO NOTHING
            """,
            labels);
        _findSeries = engine.Prepare(
            connection,
            """
            SELECT series_id FROM series WHERE user_name = @user AND machine = @machine AND project = @project
                AND source = @source AND provider = @provider AND model = @model
            """,
            labels);
        _countSeries = engine.Prepare(connection, "SELECT count(*) FROM series WHERE user_name = @user", "user");
        _readSeries = new Lookup(connection, $"SELECT {SeriesColumns.List} FROM series WHERE series_id = @key");
        _addSession = engine.Prepare(connection, "INSERT INTO session (user_name, name) VALUES (@user, @name) ON CONFLICT DO NOTHING", "user", "name");
        _findSession = engine.Prepare(connection, "SELECT session_id FROM session WHERE name = @name AND user_name = @user", "user", "name");
    }

    public long SeriesId(Series series)
    {
        if (_seriesIds.TryGetValue(series, out var id))
            return id;
        var values = Values(series);
        _addSeries.Run(values);
        id = _findSeries.Find(values)!.Value;
        _series[id] = series;
        return _seriesIds[series] = id;
    }

    /// <summary>Makes sure that a series exists; false if its user has too many for one more.</summary>
    public bool TryAdd(Series series, int mostPerUser)
    {
        if (_seriesIds.ContainsKey(series))
            return true;
        if (_findSeries.Find(Values(series)) is null)
        {
            if (!_seriesCounts.TryGetValue(series.User, out var count))
                count = _countSeries.Find(series.User)!.Value;
            // Counting reads them all, so it is done once for many that are refused.
            _seriesCounts[series.User] = count < mostPerUser ? count + 1 : count;
            if (count >= mostPerUser)
                return false;
        }

        SeriesId(series);
        return true;
    }

    /// <summary>Forgets how many series users have: others may have added some.</summary>
    public void CountAnew() => _seriesCounts.Clear();

    public Series Series(long id)
    {
        if (_series.TryGetValue(id, out var series))
            return series;
        return _series[id] = _readSeries.Read(id, static reader => SeriesColumns.Read(reader, 1));
    }

    public long? SessionId(string user, string? name)
    {
        if (name is null)
            return null;
        if (_sessionIds.TryGetValue((user, name), out var id))
            return id;
        if (_sessionIds.Count >= MaxSessions)
            _sessionIds.Clear();
        var bytes = SessionName.Encode(name);
        _addSession.Run(user, bytes);
        return _sessionIds[(user, name)] = _findSession.Find(user, bytes)!.Value;
    }

    public void Forget()
    {
        _seriesIds.Clear();
        _series.Clear();
        _seriesCounts.Clear();
        _sessionIds.Clear();
    }

    public void Dispose()
    {
        _addSeries.Dispose();
        _findSeries.Dispose();
        _countSeries.Dispose();
        _readSeries.Dispose();
        _addSession.Dispose();
        _findSession.Dispose();
    }

    private static SqlValue[] Values(Series series) =>
        [series.User, series.Machine, series.Project, series.Source, series.Provider, series.Model];
}
