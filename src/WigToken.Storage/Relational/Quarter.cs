namespace WigToken.Storage.Relational;

/// <summary>Rollups are keyed by quarters of an hour since 1970, rounded down, before 1970 too.</summary>
internal static class Quarter
{
    public static long Of(long unixMs) => unixMs < 0 ? (unixMs + 1) / IUsageStore.RollupMs - 1 : unixMs / IUsageStore.RollupMs;

    public static long StartMs(long quarter) => quarter * IUsageStore.RollupMs;
}
