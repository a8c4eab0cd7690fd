using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WigToken.Contracts;
using WigToken.Parsing;

namespace WigToken.Agent.Outbox;

/// <summary>Writes usage as the server reads it.</summary>
internal static class MessageJson
{
    private const int HashDigits = 16;

    public static byte[] Write(UsageRecord record, string project, ProjectNames projects) => JsonSerializer.SerializeToUtf8Bytes(
        new IngestMessage
        {
            MessageId = record.MessageId,
            Model = record.Model,
            InputTokens = record.Counts.Input,
            CacheCreationInputTokens = record.Counts.CacheCreation,
            CacheReadInputTokens = record.Counts.CacheRead,
            OutputTokens = record.Counts.Output,
            Ts = record.TimestampMs,
            RequestId = record.RequestId,
            SessionId = record.SessionId,
            Project = NameOf(project, projects),
            IsSidechain = record.IsSidechain ? true : null,
            CacheCreation = record.Counts.CacheWrite1h > 0 ? new CacheCreationSplit(record.Counts.CacheWrite5m, record.Counts.CacheWrite1h) : null,
        },
        WigTokenJson.Default.IngestMessage);

    private static string? NameOf(string project, ProjectNames projects) => projects switch
    {
        ProjectNames.Names when project.Length > 0 => project,
        ProjectNames.Hash when project.Length > 0 =>
            $"project-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..HashDigits]}",
        _ => null,
    };
}
