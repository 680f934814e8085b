using System.Text.Json.Nodes;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>
/// An advisory as an OpenVEX 0.2.0 document: for each package one statement on what is affected and one on what fixes it. A range
/// is the purl's qualifier <c>vers</c> (ECMA-427); a purl without a version would say that every version is affected.
/// </summary>
public static class OpenVexExport
{
    /// <summary>The context of the version that is written.</summary>
    public const string Context = "https://openvex.dev/ns/v0.2.0";

    /// <summary>
    /// Refused: <c>export.withdrawn</c>, and <c>export.no-product</c> for what names no version of a package that has a purl.
    /// </summary>
    /// <param name="self">The document's name and address.</param>
    /// <param name="revision">From 1.</param>
    public static Result<Exported> Document(OsvRecord record, Uri self, VexAuthor author, int revision)
    {
        if (record.Withdrawn is not null)
            return CveExport.Withdrawn(record);
        var unsaid = new FaultCollector();
        var text = RecordText.Of(record);
        var statements = SaidPackage.Of(record, unsaid).SelectMany(p => Statements(record, p, text, unsaid)).ToList();
        if (statements.Count == 0)
        {
            return Problem.NotFound with
            {
                Code = "export.no-product",
                Title = $"{record.Id} names no version of a package that has a package URL.",
            };
        }
        return new Exported(
            JsonText.Write(Wrap(RecordDates.Of(record), self, author, revision, statements)),
            unsaid.Faults
        );
    }

    /// <summary>The working group's assessments of bundled dependencies, together: Node.js is not affected, and why not.</summary>
    /// <param name="at">When the newest of them was made.</param>
    public static Result<Exported> Assessments(
        IReadOnlyList<NswgAssessment> assessments,
        Uri self,
        VexAuthor author,
        DateTimeOffset at,
        int revision
    )
    {
        var statements = assessments
            .SelectMany(a => a.Cves.Select(cve => (a, cve)))
            .Select(one => new JsonObject
            {
                ["vulnerability"] = new JsonObject { ["name"] = one.cve.Text },
                ["products"] = new JsonArray(Product("pkg:generic/node")),
                ["status"] = "not_affected",
                ["justification"] = one.a.Reason,
                ["impact_statement"] = one.a.Overview,
            })
            .ToList();
        return statements.Count == 0
            ? Problem.NotFound with
            {
                Code = "export.no-product",
                Title = "No assessment names a CVE ID.",
            }
            : new Exported(JsonText.Write(Wrap(new(at, at), self, author, revision, statements)), []);
    }

    private static JsonObject Wrap(
        RecordDates dates,
        Uri self,
        VexAuthor author,
        int revision,
        List<JsonObject> statements
    )
    {
        var document = new JsonObject
        {
            ["@context"] = Context,
            ["@id"] = self.AbsoluteUri,
            ["author"] = author.Name,
        };
        if (author.Role is { } role)
            document["role"] = role;
        document["timestamp"] = OsvInstant.Write(dates.First);
        document["last_updated"] = OsvInstant.Write(dates.Last);
        document["version"] = revision;
        if (author.Tooling is { } tooling)
            document["tooling"] = tooling;
        document["statements"] = JsonText.Objects(statements);
        return document;
    }

    private static IEnumerable<JsonObject> Statements(
        OsvRecord record,
        SaidPackage package,
        RecordText text,
        FaultCollector unsaid
    )
    {
        if (package.Url is not { } url)
        {
            unsaid.Warn(
                package.Path,
                $"{package.Package} has no package URL, and OpenVEX knows products by nothing else."
            );
            yield break;
        }
        if (package.SaysNothing)
        {
            unsaid.Warn(package.Path, "No version is named; OpenVEX has nothing to say of it.");
            yield break;
        }
        var affected = package
            .Spans.Select(span => Affected(package, url, span))
            .Concat(package.Versions.Select(version => ProductUrl.At(url, version)));
        var advice = package
            .Spans.Select(s => Advice.For(package, s))
            .OfType<string>()
            .Append(text.Workarounds)
            .OfType<string>();
        var statement = Statement(record, text, "affected", affected);
        statement["action_statement"] = string.Join(
            "\n\n",
            advice.Distinct(StringComparer.Ordinal).DefaultIfEmpty(Advice.NoFix)
        );
        yield return statement;
        if (package.Fixes.ToList() is { Count: > 0 } fixes)
            yield return Statement(record, text, "fixed", fixes.Select(fix => ProductUrl.At(url, fix)));
    }

    // Every version is what a purl without one means.
    private static string Affected(SaidPackage package, string url, AffectedSpan span) =>
        span is { FromBeginning: true, End: null } ? url : ProductUrl.Within(url, VersText.Of(package, span));

    private static JsonObject Statement(OsvRecord record, RecordText text, string status, IEnumerable<string> products)
    {
        var names = CveExport.Ids(record).Select(cve => cve.Text).Append(record.Id).Concat(record.Aliases ?? []);
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        var vulnerability = new JsonObject { ["name"] = distinct[0], ["description"] = text.Title };
        if (distinct.Count > 1)
            vulnerability["aliases"] = JsonText.Texts(distinct.Skip(1));
        return new()
        {
            ["vulnerability"] = vulnerability,
            ["products"] = JsonText.Objects(products.Distinct(StringComparer.Ordinal).Select(Product)),
            ["status"] = status,
        };
    }

    private static JsonObject Product(string purl) =>
        new()
        {
            ["@id"] = purl,
            ["identifiers"] = new JsonObject { ["purl"] = purl },
        };
}
