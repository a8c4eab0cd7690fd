namespace WigToken.Agent.Discovery;

/// <summary>How folders below a root are to be read.</summary>
public enum TranscriptLayout
{
    /// <summary>One person's: <c>&lt;project&gt;/…</c>.</summary>
    Solo,

    /// <summary>Many people's: <c>&lt;user&gt;/projects/&lt;project&gt;/…</c>, <c>&lt;user&gt;/&lt;machine&gt;/projects/&lt;project&gt;/…</c> or <c>&lt;user&gt;/&lt;project&gt;/…</c>.</summary>
    Team,
}
