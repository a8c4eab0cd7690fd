using System.Data.Common;

namespace WigToken.Storage.Relational;

/// <summary>The writer's view of interned labels. Ids never change, so what is known stays true; a rollback forgets it all.</summary>
internal sealed class Labels : IDisposable
{
    // Sessions are met in runs: the cache only has to hold those that are active, not every one that ever was.
    private const int MaxSessions = 4096;

    private readonly Dictionary<Series, long> _seriesIds = [];
    private readonly Dictionary<long, Series> _series = [];
    private readonly Dictionary<string, long> _sessionIds = new(StringComparer.Ordinal);
    private readonly Statement _addSeries, _findSeries, _readSeries, _addSession, _findSession;

    public Labels(DbConnection connection)
    {
        string[] labels = ["user", "machine", "project", "source", "provider", "model"];
        _addSeries = new Statement(
            connection,
            """
            INSERT INTO series (user_name, machine, project, source, provider, model)
            VALUES (@user, @machine, @project, @source, @provider, @model) ON CONFLICT DO NOTHING
            """,
            labels);
        _findSeries = new Statement(
            connection,
            """
            SELECT series_id FROM series WHERE user_name = @user AND machine = @machine AND project = @project
                AND source = @source AND provider = @provider AND model = @model
            """,
            labels);
        _readSeries = new Statement(connection, $"SELECT {SeriesColumns.List} FROM series WHERE series_id = @id", "id");
        _addSession = new Statement(connection, "INSERT INTO session (name) VALUES (@name) ON CONFLICT DO NOTHING", "name");
        _findSession = new Statement(connection, "SELECT session_id FROM session WHERE name = @name", "name");
    }

    public long SeriesId(Series series)
    {
        if (_seriesIds.TryGetValue(series, out var id))
            return id;
        object?[] values = [series.User, series.Machine, series.Project, series.Source, series.Provider, series.Model];
        _addSeries.Run(values);
        id = (long)_findSeries.Scalar(values)!;
        _series[id] = series;
        return _seriesIds[series] = id;
    }

    public Series Series(long id)
    {
        if (_series.TryGetValue(id, out var series))
            return series;
        using var reader = _readSeries.Query(id);
        reader.Read();
        return _series[id] = SeriesColumns.Read(reader, 1);
    }

    public long? SessionId(string? name)
    {
        if (name is null)
            return null;
        if (_sessionIds.TryGetValue(name, out var id))
            return id;
        if (_sessionIds.Count >= MaxSessions)
            _sessionIds.Clear();
        _addSession.Run(name);
        return _sessionIds[name] = (long)_findSession.Scalar(name)!;
    }

    public void Forget()
    {
        _seriesIds.Clear();
        _series.Clear();
        _sessionIds.Clear();
    }

    public void Dispose()
    {
        _addSeries.Dispose();
        _findSeries.Dispose();
        _readSeries.Dispose();
        _addSession.Dispose();
        _findSession.Dispose();
    }
}
