using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WigToken.Contracts;
using WigToken.Endpoints;

namespace WigToken.Ingest;

/// <summary>Reads the JSON of an ingest request in one pass, straight to usage. A bad message is listed and costs the others nothing.</summary>
internal ref struct IngestReader
{
    private static readonly SearchValues<byte> MachineBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"u8);

    private readonly JsonTexts _texts = new();
    private readonly List<IngestRow> _rows = [];
    private readonly List<RejectedMessage> _rejected = [];
    private Utf8JsonReader _json;
    private KeysSeen _keys;
    private string? _machine;
    private int _received;
    private bool _hasMessages;

    private IngestReader(ReadOnlySpan<byte> utf8) =>
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonDepth.ReaderLimit });

    /// <exception cref="ProblemException">Nothing of the request can be taken.</exception>
    public static IngestBatch Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return new IngestReader(utf8).Read();
        }
        catch (JsonException exception)
        {
            throw Syntax(utf8, exception);
        }
    }

    private IngestBatch Read()
    {
        _json.Read();
        if (_json.TokenType is not JsonTokenType.StartObject)
            throw Bad("not_an_object", $"The body is {Describe(_json.TokenType)}; expected a JSON object with \"machine\" and \"messages\".");
        while (_json.Read() && _json.TokenType is JsonTokenType.PropertyName)
        {
            var key = _keys.Next(in _json, _texts, MessageKey.Machine, MessageKey.Messages);
            _json.Read();
            if (key is MessageKey.Machine)
                ReadMachine();
            else if (key is MessageKey.Messages)
                ReadMessages();
            JsonDepth.SkipRest(ref _json);
        }

        // Anything but white space behind the end is a syntax error, and only met by reading on.
        _json.Read();
        if (_machine is null)
            throw Bad("machine_missing", "There is no \"machine\"; expected the name of the machine the messages were written on.");
        if (!_hasMessages)
            throw Bad("messages_missing", "There are no \"messages\"; expected a list, which may be empty.");
        return new IngestBatch(_machine, _received, _rows, _rejected);
    }

    private void ReadMachine()
    {
        if (_json.TokenType is JsonTokenType.Null)
            return;
        if (_json.TokenType is not JsonTokenType.String)
            throw Bad("machine_invalid", $"\"machine\" is {Describe(_json.TokenType)}; expected a text of 1 to {IngestLimits.Machine} of A-Z a-z 0-9 _ . -");
        if (!_texts.TryDecode(in _json, IngestLimits.Machine, out var name)
            || name.Length is 0 or > IngestLimits.Machine
            || name.ContainsAnyExcept(MachineBytes))
            throw Bad("machine_invalid", $"\"machine\" is {Excerpt(_json.ValueSpan)}; expected 1 to {IngestLimits.Machine} of A-Z a-z 0-9 _ . -");
        _machine = Encoding.ASCII.GetString(name);
    }

    private void ReadMessages()
    {
        if (_json.TokenType is not JsonTokenType.StartArray)
            throw Bad("messages_invalid", $"\"messages\" is {Describe(_json.TokenType)}; expected a list.");
        _hasMessages = true;
        while (_json.Read() && _json.TokenType is not JsonTokenType.EndArray)
        {
            if (_received == IngestLimits.Rows)
                throw new ProblemException(
                    StatusCodes.Status413PayloadTooLarge, "too_many_rows", $"There are more than {IngestLimits.Rows} messages; expected at most as many. Send the rest in further requests.");
            ReadMessage(_received++);
        }
    }

    private void ReadMessage(int index)
    {
        if (_json.TokenType is not JsonTokenType.StartObject)
        {
            JsonDepth.SkipRest(ref _json);
            _rejected.Add(new RejectedMessage(index, null, RejectReasons.NotAnObject));
            return;
        }

        MessageFields message = default;
        message.Read(ref _json, _texts);
        if (message.Reason is { } reason)
            _rejected.Add(new RejectedMessage(index, message.Id, reason));
        else
            _rows.Add(message.ToRow(index));
    }

    private static ProblemException Bad(string code, string message) => new(StatusCodes.Status400BadRequest, code, message);

    private static ProblemException Syntax(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        long line = exception.LineNumber ?? 0, column = exception.BytePositionInLine ?? 0;
        var rest = utf8;
        for (var lines = line; lines > 0 && rest.IndexOf((byte)'\n') is >= 0 and var end; lines--)
            rest = rest[(end + 1)..];
        rest = rest[(int)Math.Min(column, rest.Length)..];
        var found = rest.IsEmpty ? "the end of the body" : Excerpt(rest);
        return Bad("json_syntax", $"The body is no valid JSON at line {line + 1}, byte {column + 1}: found {found}. Expected JSON (RFC 8259) without comments and trailing commas.");
    }

    private static string Excerpt(ReadOnlySpan<byte> utf8) => Query.Quote(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 32)]));

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a boolean",
    };
}
