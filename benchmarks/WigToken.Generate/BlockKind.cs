namespace WigToken.Generate;

internal enum BlockKind
{
    None,
    Thinking,
    Text,
    ToolUse,
}
