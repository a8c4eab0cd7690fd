using System.Text;
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
    public static bool TryRead<TJson>(scoped ref TJson json, out MessageFields message)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        message = new MessageFields { Model = UnknownModel };
        if (!json.EnterObject())
            return false;
        while (json.NextProperty())
        {
            if (json.Is("id"u8))
            {
                message._idIsBad = !TryReadLabel(ref json, MaxIdLength, out var id);
                message.Id = id;
            }
            else if (json.Is("model"u8))
            {
                message._modelIsBad = !TryReadModel(ref json, out var model);
                message.Model = model;
            }
            else if (json.Is("usage"u8))
                (message.HasUsage, message.Usage, message.Advisors) = (TryReadUsage(ref json, out var usage, out var advisors), usage, advisors);
            else
                json.SkipValue();
        }

        return true;
    }

    private static bool TryReadUsage<TJson>(scoped ref TJson json, out UsageFields usage, out List<Advisor>? advisors)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        usage = new UsageFields();
        advisors = null;
        if (!json.EnterObject())
            return false;
        while (json.NextProperty())
        {
            if (json.Is("iterations"u8))
                advisors = ReadIterations(ref json);
            else if (!usage.TryTake(ref json))
                json.SkipValue();
        }

        return true;
    }

    private static List<Advisor>? ReadIterations<TJson>(scoped ref TJson json)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        if (!json.EnterArray())
            return null;
        List<Advisor>? advisors = null;
        while (json.NextElement())
        {
            if (json.EnterObject() && TryReadAdvisor(ref json, out var advisor))
                (advisors ??= []).Add(advisor);
        }

        return advisors;
    }

    private static bool TryReadAdvisor<TJson>(scoped ref TJson json, out Advisor advisor)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        var usage = new UsageFields();
        var model = UnknownModel;
        bool isAdvisor = false, modelIsBad = false;
        while (json.NextProperty())
        {
            if (json.Is("type"u8))
                isAdvisor = json.ReadText(out var type) && type.SequenceEqual("advisor_message"u8);
            else if (json.Is("model"u8))
                modelIsBad = !TryReadModel(ref json, out model);
            else if (!usage.TryTake(ref json))
                json.SkipValue();
        }

        advisor = isAdvisor ? new Advisor(model.ToArray(), usage, modelIsBad) : default;
        return isAdvisor;
    }

    private static bool TryReadModel<TJson>(scoped ref TJson json, out ReadOnlySpan<byte> model)
        where TJson : struct, IJsonCursor, allows ref struct
    {
        var isGood = TryReadLabel(ref json, MaxModelLength, out model);
        if (model.IsEmpty)
            model = UnknownModel;
        return isGood;
    }

    private static bool TryReadLabel<TJson>(scoped ref TJson json, int maxLength, out ReadOnlySpan<byte> label)
        where TJson : struct, IJsonCursor, allows ref struct =>
        json.ReadText(out label) && (label.Length <= maxLength || Encoding.UTF8.GetCharCount(label) <= maxLength);
}
