using Microsoft.Data.Sqlite;
using WigToken.AgentDrill.Agents;

namespace WigToken.AgentDrill.Checking;

/// <summary>Shows that a drill can fail.</summary>
internal static class OutboxThief
{
    /// <summary>Takes what waits out of the outbox of an agent that is not running.</summary>
    public static void StealAll(AgentSetup setup)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(setup.StateDirectory, "outbox.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM message";
        command.ExecuteNonQuery();
    }
}
