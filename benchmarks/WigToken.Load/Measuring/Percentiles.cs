using System.Diagnostics;

namespace WigToken.Load.Measuring;

/// <summary>Percentiles of sorted stopwatch ticks, in milliseconds; NaN without any.</summary>
internal sealed class Percentiles(long[] sorted)
{
    public int Count => sorted.Length;

    public double P50 => At(0.50);

    public double P90 => At(0.90);

    public double P99 => At(0.99);

    public double Max => At(1);

    private double At(double quantile) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Length) - 1)] * 1000.0 / Stopwatch.Frequency;
}
