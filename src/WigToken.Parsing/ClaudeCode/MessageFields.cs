using System.Text;
using System.Text.Json;
using WigToken.Parsing.Json;

namespace WigToken.Parsing.ClaudeCode;

/// <summary>What a <c>message</c> object says of itself. Of a key that stands twice the last one counts, as in every JSON parser.</summary>
internal ref struct MessageFields
{
    private const int MaxIdLength = 512;
    private const int MaxModelLength = 128;

    private bool _idIsBad, _modelIsBad;

    /// <summary>A call to another model that is billed and not in the figures of the message.</summary>
    public readonly record struct Advisor(byte[] Model, UsageFields Usage, bool ModelIsBad);

    public ReadOnlySpan<byte> Id { get; private set; }

    public ReadOnlySpan<byte> Model { get; private set; }

    public bool HasUsage { get; private set; }

    public UsageFields Usage { get; private set; }

    public List<Advisor>? Advisors { get; private set; }

    public readonly bool HasId => _idIsBad || !Id.IsEmpty;

    /// <summary>An id, a model or a figure is not what it has to be: nothing here can be trusted.</summary>
    public readonly bool IsBad =>
        _idIsBad || _modelIsBad || Usage.IsBad || (Advisors?.Exists(static advisor => advisor.ModelIsBad || advisor.Usage.IsBad) ?? false);

    private static ReadOnlySpan<byte> UnknownModel => "unknown"u8;

    /// <summary>Reads the value behind a <c>message</c> key; false when it is no object.</summary>
    public static bool TryRead(scoped ref Utf8JsonReader reader, out MessageFields message)
    {
        message = new MessageFields { Model = UnknownModel };
        if (!reader.EnterObject())
            return false;
        while (reader.NextProperty())
        {
            if (reader.Is("id"u8))
            {
                message._idIsBad = !TryReadLabel(ref reader, MaxIdLength, out var id);
                message.Id = id;
            }
            else if (reader.Is("model"u8))
            {
                message._modelIsBad = !TryReadModel(ref reader, out var model);
                message.Model = model;
            }
            else if (reader.Is("usage"u8))
                (message.HasUsage, message.Usage, message.Advisors) = (TryReadUsage(ref reader, out var usage, out var advisors), usage, advisors);
            else
                reader.SkipValue();
        }

        return true;
    }

    private static bool TryReadUsage(scoped ref Utf8JsonReader reader, out UsageFields usage, out List<Advisor>? advisors)
    {
        usage = new UsageFields();
        advisors = null;
        if (!reader.EnterObject())
            return false;
        while (reader.NextProperty())
        {
            if (reader.Is("iterations"u8))
                advisors = ReadIterations(ref reader);
            else if (!usage.TryTake(ref reader))
                reader.SkipValue();
        }

        return true;
    }

    private static List<Advisor>? ReadIterations(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<Advisor>? advisors = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else if (TryReadAdvisor(ref reader, out var advisor))
                (advisors ??= []).Add(advisor);
        }

        return advisors;
    }

    private static bool TryReadAdvisor(scoped ref Utf8JsonReader reader, out Advisor advisor)
    {
        var usage = new UsageFields();
        var model = UnknownModel;
        bool isAdvisor = false, modelIsBad = false;
        while (reader.NextProperty())
        {
            if (reader.Is("type"u8))
                isAdvisor = reader.ReadIs("advisor_message"u8);
            else if (reader.Is("model"u8))
                modelIsBad = !TryReadModel(ref reader, out model);
            else if (!usage.TryTake(ref reader))
                reader.SkipValue();
        }

        advisor = isAdvisor ? new Advisor(model.ToArray(), usage, modelIsBad) : default;
        return isAdvisor;
    }

    private static bool TryReadModel(scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> model)
    {
        var isGood = TryReadLabel(ref reader, MaxModelLength, out model);
        if (model.IsEmpty)
            model = UnknownModel;
        return isGood;
    }

    private static bool TryReadLabel(scoped ref Utf8JsonReader reader, int maxLength, out ReadOnlySpan<byte> label) =>
        reader.ReadText(out label) && (label.Length <= maxLength || Encoding.UTF8.GetCharCount(label) <= maxLength);
}
