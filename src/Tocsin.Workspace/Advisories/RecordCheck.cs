using Tocsin.Advisories.Exports;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Advisories;

/// <summary>What the CVE record that follows from a draft would be refused for, said before somebody approves the draft.</summary>
internal static class RecordCheck
{
    // whose record it is makes no difference to what is wrong with it
    private static readonly CveProvider anybody = new(new("00000000-0000-4000-8000-000000000000"), "cna");

    /// <summary>Of the draft in force; nothing where there is none.</summary>
    public static IReadOnlyList<Fault> Of(CaseVisit visit, Case found)
    {
        // the record of an ID of somebody else's is theirs
        if (found.Cve is null || found.CveIsTheirs || found.Draft is null)
            return [];
        var origin = visit.Service<Origins>().Public;
        var record = AdvisoryPreview.Of(found, found.Draft, visit.Programme.AdvisoryPrefix, origin, visit.Now);
        var context = new CveRuleContext { Scope = OwnScope.Of(visit.Programme), Upstream = found.Upstream };
        return Of(found.Cve, record, new Uri(origin, "/advisories"), context);
    }

    /// <param name="record">The draft as readers will see it.</param>
    /// <param name="page">Where the advisory will be.</param>
    /// <returns>Nothing for a case without an ID: it will have no record.</returns>
    public static IReadOnlyList<Fault> Of(CveId? cve, OsvRecord record, Uri page, CveRuleContext context)
    {
        if (cve is null)
            return [];
        if (!CveExport.Container(record, page, anybody).TryGet(out var exported, out var problem))
            return problem.Faults.Count > 0 ? problem.Faults : [new("", problem.Title)];
        return CveRecordRules.Faults(exported.Body, context);
    }
}
