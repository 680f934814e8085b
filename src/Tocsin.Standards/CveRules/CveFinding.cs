using Tocsin.Standards.Problems;

namespace Tocsin.Standards.CveRules;

/// <summary>One place of a CVE record that a rule is against.</summary>
/// <param name="Path">Where, from the root of what was checked: <c>containers.cna.affected[0].product</c>; empty for the whole.</param>
/// <param name="Message">What to do about it, one line.</param>
public sealed record CveFinding(CveRule Rule, string Path, string Message)
{
    /// <summary>The finding as every form and API shows faults; the rule's number ends the sentence.</summary>
    public Fault ToFault() =>
        new(Path, Rule.Number is null ? Message : $"{Message} (CNA rule {Rule.Number})", Rule.Severity);
}
