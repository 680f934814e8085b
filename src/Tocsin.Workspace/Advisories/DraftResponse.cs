using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Standards.Cvss;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Advisories;

/// <summary>A draft, and what stops it from being published.</summary>
/// <param name="Revision">0 before the first save; what the next save is based on.</param>
/// <param name="Content">As it was typed; null before the first save.</param>
/// <param name="Score">Of its CVSS vector, 0.0 to 10.0; null where there is none that can be read.</param>
/// <param name="Severity"><c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c>, <c>critical</c>.</param>
/// <param name="Record">What the CVE record that follows from it would be refused for, with paths in that record; empty without a CVE ID.</param>
/// <param name="Faults">Everything that lint says, each with its path in the content. Errors stop publication.</param>
public sealed record DraftResponse(
    int Revision,
    AdvisoryContent? Content,
    double? Score,
    string? Severity,
    IReadOnlyList<FaultBody> Faults,
    IReadOnlyList<FaultBody> Record,
    CaseStatus Status
)
{
    internal static DraftResponse Of(CaseVisit visit, Case found)
    {
        var vector = CvssVector.Parse(found.Draft?.CvssVector).Match<CvssVector?>(parsed => parsed, _ => null);
        return new(
            found.DraftRevision,
            found.Draft,
            vector?.Score,
            vector is null ? null : CaseStatus.Word(vector.Severity),
            found.Draft is null ? [] : [.. AdvisoryLint.Check(found.Draft).Select(FaultBody.Of)],
            [.. RecordCheck.Of(visit, found).Select(FaultBody.Of)],
            CaseStatus.Of(found)
        );
    }

    /// <summary>The revision as an entity tag (RFC 9110, section 8.8.3).</summary>
    internal static string Tag(int revision) => $"\"{revision}\"";
}
