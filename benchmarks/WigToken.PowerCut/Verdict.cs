namespace WigToken.PowerCut;

/// <summary>What is wrong with one image.</summary>
internal sealed class Verdict
{
    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    public bool IsDamaged { get; private set; }

    public bool IsLossy { get; private set; }

    public int LostMessages { get; private set; }

    public void Damage(string finding)
    {
        IsDamaged = true;
        _findings.Add(finding);
    }

    public void Lose(string finding, int messages = 0)
    {
        IsLossy = true;
        LostMessages += messages;
        _findings.Add(finding);
    }
}
