using System.Globalization;

namespace WigToken.PowerCut;

/// <summary>What the images showed.</summary>
/// <param name="Images">Images opened.</param>
/// <param name="Seed">What they were drawn from.</param>
/// <param name="Damaged">Images that did not open, whose sums do not agree, or that hold half a batch.</param>
/// <param name="Lossy">Images in which an acknowledged message is missing or has lower counts.</param>
/// <param name="LostMessages">Those messages, over all images.</param>
/// <param name="Acknowledged">Batches acknowledged before the power went, over all images.</param>
/// <param name="InsideCheckpoint">Images cut while pages on their way from the log into the file were not synced.</param>
/// <param name="Findings">Every damage and every loss in a sentence.</param>
internal sealed record PowerCutReport(
    int Images, int Seed, int Damaged, int Lossy, long LostMessages, long Acknowledged, int InsideCheckpoint, IReadOnlyList<string> Findings)
{
    public bool IsClean => Damaged == 0 && Lossy == 0;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Images:N0} images from seed {Seed}: {Damaged:N0} damaged, {LostMessages:N0} lost acknowledged messages in {Lossy:N0} images ({Acknowledged:N0} acknowledged batches, {InsideCheckpoint:N0} cut inside a checkpoint)");
}
