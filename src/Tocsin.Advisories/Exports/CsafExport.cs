using System.Text.Json.Nodes;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>
/// An advisory as a CSAF 2.0 document: a security advisory (4.4) where it names affected versions, else a document of the base
/// profile (4.1). Withdrawn ones say so and nothing more: CSAF 2.0 has no other way to take an advisory back.
/// </summary>
public static class CsafExport
{
    /// <summary>The name of the file of a document (CSAF 2.0, 5.1): <c>tcs-2026-1.json</c>.</summary>
    public static string FileName(string id) =>
        $"{string.Concat(id.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' ? c : '_'))}.json";

    /// <summary>The document, the members of every object sorted by name.</summary>
    /// <param name="self">Where this document will lie.</param>
    /// <param name="revisions">Every edition up to this one; empty where only this one is known.</param>
    public static Result<Exported> Document(
        OsvRecord record,
        Uri self,
        CsafPublisher publisher,
        CsafEngine engine,
        IReadOnlyList<Revision> revisions
    )
    {
        var unsaid = new FaultCollector();
        var text = RecordText.Of(record);
        var root = new JsonObject();
        var isAdvisory = false;
        if (record.Withdrawn is null)
        {
            var packages = SaidPackage.Of(record, unsaid);
            var tree = CsafTree.Of(packages, unsaid);
            isAdvisory = tree.Products.Count > 0;
            if (isAdvisory)
                root["product_tree"] = tree.ToJson();
            root["vulnerabilities"] = CsafVulnerabilities.Of(record, text, tree, unsaid);
        }
        root["document"] = CsafHead.Of(
            record,
            text,
            isAdvisory ? "csaf_security_advisory" : "csaf_base",
            new(self, publisher, engine, revisions)
        );
        return unsaid.Else(() => new Exported(JsonText.WriteSorted(root), unsaid.Faults));
    }
}
