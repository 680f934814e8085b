using System.Text.Json;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.CveRules;

/// <summary>
/// What a CVE record would be refused for, by the format (CVE Record Format 5.2), by the CNA Operational Rules, or by good
/// sense where CVE Services take what nobody should send. Everything at once; nothing is asked of anybody outside.
/// </summary>
public static class CveRecordRules
{
    /// <summary>
    /// Checks a record, or a body for CVE Services (<c>{"cnaContainer":{…}}</c>), published or rejected. Total: any bytes give
    /// findings, in the order of the record, at most 1,000; none is a record that may be sent. Other publishers'
    /// containers are not looked at.
    /// </summary>
    /// <param name="utf8">At most 4 MiB, nested 64 deep at most.</param>
    public static IReadOnlyList<CveFinding> Check(ReadOnlyMemory<byte> utf8, CveRuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!OsvDocument.Read(utf8, "cve", at => new Whole(at.Whole)).TryGet(out var root, out var problem))
            return
            [
                new(CveRuleTable.Format, "", problem.Next is null ? problem.Title : $"{problem.Title} {problem.Next}"),
            ];
        var findings = new CveFindings();
        Check(new RecordPart(root.Element, ""), context, findings);
        return findings.All;
    }

    /// <summary>The same as faults, for whoever decides with those.</summary>
    public static IReadOnlyList<Fault> Faults(ReadOnlyMemory<byte> utf8, CveRuleContext context) =>
        [.. Check(utf8, context).Select(finding => finding.ToFault())];

    /// <summary>Whether nothing stops the record from being sent.</summary>
    public static bool MayBeSent(IReadOnlyList<CveFinding> findings) =>
        findings.All(finding => finding.Rule.Severity == FaultSeverity.Warning);

    private static void Check(RecordPart root, CveRuleContext context, CveFindings findings)
    {
        var isBody = root.Has("cnaContainer");
        var container = isBody ? root.Child("cnaContainer") : root.Child("containers")?.Child("cna");
        var meta = root.Child("cveMetadata");
        var isRejection = meta?.Text("state") is { } state
            ? state == "REJECTED"
            : container?.Has("rejectedReasons") == true;
        var format = (isBody, isRejection) switch
        {
            (true, true) => CveFormat.RejectedBody,
            (true, false) => CveFormat.PublishedBody,
            (false, true) => CveFormat.Rejected,
            _ => CveFormat.Published,
        };
        format.Check(root, findings);
        if (meta is { } named)
            CheckId(named, findings);
        if (container is not { } cna)
            return;
        if (isRejection)
            RejectionRules.Check(cna, meta?.Text("cveId"), findings);
        else
            CheckPublished(cna, meta?.Text("cveId"), context, findings);
    }

    private static void CheckId(RecordPart meta, CveFindings findings)
    {
        if (meta.Text("cveId") is { } id && id.StartsWith("CVE-1900-", StringComparison.Ordinal))
            findings.Add(CveRuleTable.TestId, meta.At("cveId"), "This ID is for examples; it can never be published.");
    }

    private static void CheckPublished(RecordPart cna, string? id, CveRuleContext context, CveFindings findings)
    {
        CheckDisclosure(cna, context, findings);
        DescriptionRules.Check(cna, findings);
        var products = ProductRules.Check(cna, findings);
        CheckScope(cna, products, context, findings);
        WeaknessRules.Check(cna, findings);
        TagRules.Check(cna, findings);
        ScoreRules.Check(cna, findings);
        CveReferenceRules.Check(cna, id, findings);
    }

    private static void CheckDisclosure(RecordPart cna, CveRuleContext context, CveFindings findings)
    {
        if (context.Disclosed == false)
            findings.Add(
                CveRuleTable.NotDisclosed,
                cna.Path,
                "Publish the advisory first: a record must not be the first to tell."
            );
        else if (
            context.Now is { } now
            && cna.Text("datePublic") is { } text
            && OsvInstant.TryParse(text, out var day)
            && day > now
        )
            findings.Add(
                CveRuleTable.NotDisclosed,
                cna.At("datePublic"),
                "Wait until then, or mend the date: it lies ahead."
            );
    }

    private static void CheckScope(
        RecordPart cna,
        IReadOnlyList<CheckedProduct> products,
        CveRuleContext context,
        CveFindings findings
    )
    {
        if (
            context.Scope is { } scope
            && products.Count > 0
            && !products.Any(one => scope.Has(one.Vendor, one.Product, one.Package))
        )
            findings.Add(
                CveRuleTable.OutOfScope,
                cna.At("affected"),
                "Ask the CNA that answers for these: none of them is a product of ours."
            );
        if (context.Upstream is { Asked: false } upstream)
            findings.Add(
                CveRuleTable.UpstreamFirst,
                cna.Path,
                $"Ask {upstream.Name} first: the root cause is theirs, and so is the first say."
            );
    }

    private sealed record Whole(JsonElement Element);
}

/// <summary>A product of a record as the rules need it.</summary>
internal sealed record CheckedProduct(string? Vendor, string? Product, PackageName? Package);
