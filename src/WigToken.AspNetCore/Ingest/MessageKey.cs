using System.Text;

namespace WigToken.Ingest;

/// <summary>The names that mean something in a request, in one list: no name stands at two levels.</summary>
internal enum MessageKey
{
    None,
    Machine,
    Messages,
    MessageId,
    Model,
    Input,
    CacheWrite,
    CacheRead,
    Output,
    Timestamp,
    RequestId,
    SessionId,
    Project,
    IsSidechain,
    Split,
    Split5m,
    Split1h,
}

/// <summary>Which name means what.</summary>
internal static class MessageKeys
{
    public const int Longest = 27;

    /// <summary>The key that this is but for its case, or none.</summary>
    public static MessageKey Find(ReadOnlySpan<byte> name)
    {
        var key = Guess(name);
        return Ascii.EqualsIgnoreCase(name, NameOf(key)) ? key : MessageKey.None;
    }

    public static ReadOnlySpan<byte> NameOf(MessageKey key) => key switch
    {
        MessageKey.Machine => "machine"u8,
        MessageKey.Messages => "messages"u8,
        MessageKey.MessageId => "message_id"u8,
        MessageKey.Model => "model"u8,
        MessageKey.Input => "input_tokens"u8,
        MessageKey.CacheWrite => "cache_creation_input_tokens"u8,
        MessageKey.CacheRead => "cache_read_input_tokens"u8,
        MessageKey.Output => "output_tokens"u8,
        MessageKey.Timestamp => "ts"u8,
        MessageKey.RequestId => "request_id"u8,
        MessageKey.SessionId => "session_id"u8,
        MessageKey.Project => "project"u8,
        MessageKey.IsSidechain => "is_sidechain"u8,
        MessageKey.Split => "cache_creation"u8,
        MessageKey.Split5m => "ephemeral_5m_input_tokens"u8,
        MessageKey.Split1h => "ephemeral_1h_input_tokens"u8,
        _ => default,
    };

    /// <summary>The only key that a name of this length and with this letter can be.</summary>
    private static MessageKey Guess(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => MessageKey.Timestamp,
        5 => MessageKey.Model,
        7 => (name[0] | 0x20) == 'm' ? MessageKey.Machine : MessageKey.Project,
        8 => MessageKey.Messages,
        10 => (name[0] | 0x20) switch
        {
            'm' => MessageKey.MessageId,
            'r' => MessageKey.RequestId,
            _ => MessageKey.SessionId,
        },
        12 => (name[1] | 0x20) == 'n' ? MessageKey.Input : MessageKey.IsSidechain,
        13 => MessageKey.Output,
        14 => MessageKey.Split,
        23 => MessageKey.CacheRead,
        25 => name[10] == '5' ? MessageKey.Split5m : MessageKey.Split1h,
        27 => MessageKey.CacheWrite,
        _ => MessageKey.None,
    };
}
