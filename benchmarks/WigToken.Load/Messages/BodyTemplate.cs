using System.Buffers.Text;
using System.Globalization;
using System.Text;
using WigToken.Load.Servers;

namespace WigToken.Load.Messages;

/// <summary>
/// A body of an ingest request, serialised once. What differs from request to request (ids, times, output tokens) has a fixed width and is
/// written over it, so that a client costs a few microseconds a request and leaves the processor to the server.
/// </summary>
internal sealed class BodyTemplate
{
    private const string AnyTime = "2026-01-01T00:";
    private readonly byte[] _bytes;
    private readonly List<int> _numbers = [], _times = [], _outputs = [];

    public BodyTemplate(string machine, IReadOnlyList<SampleMessage> messages)
    {
        Messages = messages;
        var text = new StringBuilder($$"""{"machine":"{{machine}}","messages":[""");
        for (var i = 0; i < messages.Count; i++)
            Append(text.Append(i > 0 ? "," : ""), messages[i], i);
        _bytes = Encoding.ASCII.GetBytes(text.Append("]}").ToString());
    }

    public IReadOnlyList<SampleMessage> Messages { get; }

    public int Length => _bytes.Length;

    /// <summary>Writes the body of one request.</summary>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    /// <param name="number">Makes the ids: from 0 to 99,999,999, and never used before with messages of the same seed.</param>
    /// <param name="time">The beginning of the timestamps: as far as the hour, and the messages lie within it, or as far as the second.</param>
    public void Write(Span<byte> destination, int number, ReadOnlySpan<byte> time)
    {
        _bytes.CopyTo(destination);
        Span<byte> digits = stackalloc byte[SampleMessage.NumberDigits];
        Utf8Formatter.TryFormat(number, digits, out _, new('D', SampleMessage.NumberDigits));
        foreach (var place in _numbers)
            digits.CopyTo(destination[place..]);
        foreach (var place in _times)
            time.CopyTo(destination[place..]);
        for (var i = 0; i < _outputs.Count; i++)
            Utf8Formatter.TryFormat(SampleMessage.Output(number, i), destination[_outputs[i]..], out _);
    }

    /// <summary>What one request adds to the totals.</summary>
    public Totals Sum(int number)
    {
        var sum = default(Totals);
        for (var i = 0; i < Messages.Count; i++)
            sum += new Totals(1, Messages[i].Input, Messages[i].CacheWrite5m + Messages[i].CacheWrite1h, Messages[i].CacheRead, SampleMessage.Output(number, i));
        return sum;
    }

    private void Append(StringBuilder text, SampleMessage message, int place)
    {
        _numbers.Add(text.Append("{\"message_id\":\"msg_01").Append(message.IdStem).Length);
        text.Append('0', SampleMessage.NumberDigits).Append("\",\"model\":\"").Append(message.Model);
        text.Append(CultureInfo.InvariantCulture, $"\",\"input_tokens\":{message.Input},\"cache_creation_input_tokens\":{message.CacheWrite5m + message.CacheWrite1h}");
        _outputs.Add(text.Append(CultureInfo.InvariantCulture, $",\"cache_read_input_tokens\":{message.CacheRead},\"output_tokens\":").Length);
        _times.Add(text.Append("100,\"ts\":\"").Length);
        // Evenly over an hour.
        var inHour = TimeSpan.FromHours((double)place / Messages.Count);
        _numbers.Add(text.Append(AnyTime).Append(inHour.ToString(@"mm\:ss\.fff", CultureInfo.InvariantCulture)).Append("Z\",\"request_id\":\"req_01").Append(message.RequestStem).Length);
        text.Append('0', SampleMessage.NumberDigits).Append("\",\"session_id\":\"").Append(message.Session).Append("\",\"project\":\"").Append(message.Project);
        text.Append(CultureInfo.InvariantCulture, $"\",\"is_sidechain\":false,\"cache_creation\":{{\"ephemeral_5m_input_tokens\":{message.CacheWrite5m},\"ephemeral_1h_input_tokens\":{message.CacheWrite1h}}}}}");
    }
}
