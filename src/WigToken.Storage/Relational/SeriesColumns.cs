using System.Data.Common;

namespace WigToken.Storage.Relational;

internal static class SeriesColumns
{
    public const string List = "series_id, user_name, machine, project, source, provider, model";

    public static Series Read(DbDataReader reader, int column) => new(
        reader.GetString(column),
        reader.GetString(column + 1),
        reader.GetString(column + 2),
        reader.GetString(column + 3),
        reader.GetString(column + 4),
        reader.GetString(column + 5));
}
