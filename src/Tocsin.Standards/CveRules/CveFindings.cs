namespace Tocsin.Standards.CveRules;

/// <summary>Collects findings, up to a number that a person can still be shown.</summary>
internal sealed class CveFindings
{
    /// <summary>More than this says nothing new: a record of thousands of faults has one cause.</summary>
    public const int Most = 1_000;

    private readonly List<CveFinding> all = [];

    public IReadOnlyList<CveFinding> All => all;

    public bool IsFull => all.Count > Most;

    public void Add(CveRule rule, string path, string message)
    {
        if (all.Count < Most)
            all.Add(new(rule, path, message));
        else if (all.Count == Most)
            all.Add(
                new(CveRuleTable.TooMany, "", $"There are more; the first {Most:N0} are listed. Mend these first.")
            );
    }
}
