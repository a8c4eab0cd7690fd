namespace WigToken.Agent.Tailing;

/// <summary>Where the first import stands.</summary>
public enum ImportState
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>It is running; totals grow.</summary>
    Running,

    /// <summary>It is over; from here on changes are followed.</summary>
    Done,
}
