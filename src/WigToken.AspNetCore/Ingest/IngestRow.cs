using WigToken.Parsing;

namespace WigToken.Ingest;

/// <summary>A message that can be stored.</summary>
/// <param name="Index">Its place in <c>messages</c>, from 0.</param>
/// <param name="Project">The project; empty if unknown.</param>
/// <param name="Record">Its usage.</param>
internal readonly record struct IngestRow(int Index, string Project, UsageRecord Record);
