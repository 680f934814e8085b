using System.Text.Json;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Standards.CveRules;

/// <summary>Any stranger can follow at least one reference, and it is not the record (CNA Operational Rules, "Public References").</summary>
internal static class CveReferenceRules
{
    public static void Check(RecordPart cna, string? id, CveFindings findings)
    {
        var any = false;
        foreach (var reference in cna.Each("references"))
        {
            if (reference.Text("url") is not { } url)
                continue;
            if (PublicAddress.WhyNot(url) is { } reason)
                findings.Add(CveRuleTable.ReferencePrivate, reference.At("url"), $"Take this out or mend it. {reason}");
            else if (IsTheRecord(new(url), id))
                findings.Add(
                    CveRuleTable.ReferenceItself,
                    reference.At("url"),
                    "Link something else: this is the record itself."
                );
            else if (IsClosed(reference))
                findings.Add(
                    CveRuleTable.ReferenceClosed,
                    reference.At("tags"),
                    "Link a page that is open to everybody beside this one."
                );
            else
                any = true;
        }
        if (!any)
            findings.Add(
                CveRuleTable.ReferenceMissing,
                cna.At("references"),
                "Link the advisory: a page that anybody can read."
            );
    }

    private static bool IsTheRecord(Uri url, string? id)
    {
        var host = url.IdnHost;
        var isList =
            host is "cve.org" or "cve.mitre.org" or "nvd.nist.gov"
            || host.EndsWith(".cve.org", StringComparison.OrdinalIgnoreCase);
        return isList
            && (
                id is not null
                    ? url.PathAndQuery.Contains(id, StringComparison.OrdinalIgnoreCase)
                    : url.PathAndQuery.Contains("CVE-", StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool IsClosed(RecordPart reference) =>
        reference
            .Items("tags")
            .Any(tag =>
                tag.Element.ValueKind == JsonValueKind.String
                && tag.Element.GetString() is "permissions-required" or "customer-entitlement" or "broken-link"
            );
}
