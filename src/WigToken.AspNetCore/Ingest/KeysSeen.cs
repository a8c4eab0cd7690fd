using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WigToken.Endpoints;

namespace WigToken.Ingest;

/// <summary>
/// The keys of one object that have been met. One that stands twice is refused, in whatever case: JSON does not say which of the two counts,
/// and something between the client and here may have read the other.
/// </summary>
internal struct KeysSeen
{
    private uint _seen;

    /// <summary>The key that the reader stands on; none if it is not one of <paramref name="first"/> to <paramref name="last"/> in its exact case.</summary>
    /// <exception cref="ProblemException">It stands twice.</exception>
    public MessageKey Next(in Utf8JsonReader json, JsonTexts texts, MessageKey first, MessageKey last)
    {
        if (!texts.TryDecode(in json, MessageKeys.Longest, out var name))
            return MessageKey.None;
        var key = MessageKeys.Find(name);
        if (key < first || key > last)
            return MessageKey.None;
        var bit = 1u << (int)key;
        if ((_seen & bit) != 0)
            throw new ProblemException(
                StatusCodes.Status400BadRequest, "duplicate_key", $"\"{Encoding.ASCII.GetString(MessageKeys.NameOf(key))}\" stands twice in one object, before byte {json.BytesConsumed}; expected once, in this case.");
        _seen |= bit;
        return name.SequenceEqual(MessageKeys.NameOf(key)) ? key : MessageKey.None;
    }
}
