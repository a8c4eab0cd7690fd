namespace WigToken.Generate;

/// <summary>The keys around a line's content, in the order of each era.</summary>
internal sealed partial class TranscriptWriter
{
    private bool IsSorted => session.Era == Era.Sorted;

    /// <summary>The type stands first, as clients write it, or last, where the alphabet puts it.</summary>
    private void Typed(string type, Action content)
    {
        if (!IsSorted)
            Buffer.Member("type"u8, type);
        content();
        if (IsSorted)
            Buffer.Member("type"u8, type);
    }

    /// <param name="type">The root type.</param>
    /// <param name="content">Writes the message, or what other lines have in its place.</param>
    /// <param name="tail">Writes the request id of an assistant line, the tool result of a user line.</param>
    private void EnvelopedLine(string type, Action content, Action? tail = null)
    {
        var parent = session.ParentUuid;
        session.ParentUuid = random.Uuid();
        BeginLine();
        if (IsSorted)
            SortedEnvelope(type, parent, content, tail);
        else if (session.Era >= Era.TwoOne)
            NewEnvelope(type, parent, content, tail);
        else
            OldEnvelope(type, parent, content, tail);
        EndLine();
    }

    private void OldEnvelope(string type, string? parent, Action content, Action? tail)
    {
        var isAssistant = type is "assistant";
        Buffer.Member("parentUuid"u8, parent);
        Buffer.Member("isSidechain"u8, session.AgentId is not null);
        Buffer.Member("userType"u8, "external");
        Buffer.Member("cwd"u8, session.Place.WorkingDirectory);
        Buffer.Member("sessionId"u8, session.Id);
        Buffer.Member("version"u8, session.Version);
        Buffer.Member("gitBranch"u8, "main");
        if (session.AgentId is not null)
            Buffer.Member("agentId"u8, session.AgentId);
        if (isAssistant)
        {
            content();
            tail?.Invoke();
        }

        Buffer.Member("type"u8, type);
        if (!isAssistant)
            content();
        Buffer.Member("uuid"u8, session.ParentUuid);
        Timestamp(isAssistant);
        if (!isAssistant)
            tail?.Invoke();
    }

    private void NewEnvelope(string type, string? parent, Action content, Action? tail)
    {
        Buffer.Member("parentUuid"u8, parent);
        Buffer.Member("isSidechain"u8, session.AgentId is not null);
        if (session.AgentId is not null)
            Buffer.Member("agentId"u8, session.AgentId);
        content();
        tail?.Invoke();
        Buffer.Member("type"u8, type);
        Buffer.Member("uuid"u8, session.ParentUuid);
        Timestamp(type is "assistant");
        Buffer.Member("userType"u8, "external");
        Buffer.Member("entrypoint"u8, "cli");
        Buffer.Member("cwd"u8, session.Place.WorkingDirectory);
        Buffer.Member("sessionId"u8, session.Id);
        Buffer.Member("version"u8, session.Version);
        Buffer.Member("gitBranch"u8, "main");
        Buffer.Member("slug"u8, "quiet-humming-otter");
    }

    private void SortedEnvelope(string type, string? parent, Action content, Action? tail)
    {
        var isAssistant = type is "assistant";
        if (session.AgentId is not null)
            Buffer.Member("agentId"u8, session.AgentId);
        Buffer.Member("cwd"u8, session.Place.WorkingDirectory);
        Buffer.Member("entrypoint"u8, "remote");
        Buffer.Member("gitBranch"u8, "main");
        Buffer.Member("isSidechain"u8, session.AgentId is not null);
        content();
        Buffer.Member("parentUuid"u8, parent);
        if (isAssistant)
            tail?.Invoke();
        Buffer.Member("sessionId"u8, session.Id);
        Timestamp(isAssistant);
        if (!isAssistant)
            tail?.Invoke();
        Buffer.Member("type"u8, type);
        Buffer.Member("userType"u8, "external");
        Buffer.Member("uuid"u8, session.ParentUuid);
        Buffer.Member("version"u8, session.Version);
    }

    /// <summary>The oldest lines: no request id, and a price that was the client's own guess.</summary>
    private void ZeroLine(Action message)
    {
        var parent = session.ParentUuid;
        session.ParentUuid = random.Uuid();
        BeginLine();
        Buffer.Member("parentUuid"u8, parent);
        Buffer.Member("cwd"u8, session.Place.WorkingDirectory);
        Buffer.Member("sessionId"u8, session.Id);
        Buffer.Member("version"u8, session.Version);
        Buffer.Member("type"u8, "assistant");
        message();
        Buffer.Key("costUSD"u8);
        Buffer.Raw("0.0123"u8);
        Buffer.Member("durationMs"u8, random.Between(900, 9000));
        Buffer.Member("uuid"u8, session.ParentUuid);
        Timestamp();
        EndLine();
    }
}
