namespace WigToken.Generate;

/// <summary>Everything a tree must contain somewhere; the report counts each.</summary>
public enum Feature
{
    // Where a transcript is.
    MainSession, FlatAgent, SubagentFile, WorkflowAgent, Journal, MetaFile, OldNested, UnixFolder, WindowsFolder,

    // What a line is.
    AssistantLine, Sidechain, Prompt, TextResult, ArrayResult, CommandResult, ReadResult, EditResult, TaskResult, SystemLine,
    CommandProgress, HookProgress, AgentProgress, AgentProgressOrphan, AgentProgressFinished, Summary, FileHistorySnapshot,
    QueueOperation, Attachment, CostState, ResultLine, NewLineType,

    // How an assistant line is laid out.
    LayoutZero, LayoutOne, LayoutTwoZero, LayoutTwoOne, LayoutLater, LayoutSorted,

    // How one response becomes several lines.
    Placeholder, IdenticalFigures, ResultBetweenBlocks, FinalLineMissing, MidnightCrossing, ModelFallback, ZeroPlaceholderBefore,
    ZeroPlaceholderBehind, RequestIdMissing, ResumedCopy, ForkedCopy, SideQuestionReplay, Synthetic, SyntheticApiError,
    ApiErrorWithTokens,

    // What a usage object holds.
    CacheFiguresNull, CacheFiguresMissing, SplitMissing, SplitAllZero, SplitOneHour, SplitMixed, IterationsNull, IterationsEmpty,
    IterationsMessage, IterationsAdvisor, IterationsFallback, IterationsCompaction, SpeedFast, UnpricedModel,

    // What a timestamp looks like.
    TimestampMissing, TimestampWithOffset, TimestampMicroseconds,

    // What is broken.
    CutThenWhole, TwoOnOneLine, NulRun, CutLastLine, NoFinalLineFeed, LoneSurrogate, LineSeparator, CrlfFile, ByteOrderMark,

    // What is legal and rare.
    EscapedKeys, EscapedQuoteBeforeUsage, DecoyKeys, NullInToolInput, DeepToolInput, BackslashRun, Respaced, BigLine,
}
