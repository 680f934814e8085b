using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Exports;

/// <summary>
/// An advisory as the Node.js security working group's own JSON (nodejs/security-wg, <c>vuln/</c>): one file, which is one member of
/// <c>index.json</c> too. What came from there goes back as it came.
/// </summary>
public static class NswgExport
{
    // Not even the pre-releases of 0.0.0, which "<0.0.0" holds.
    private const string Nothing = "<0.0.0-0";

    /// <summary>
    /// The record of <c>vuln/core</c>: <c>{cve[], ref, vulnerable, patched, description, overview, affectedEnvironments, severity}</c>.
    /// Refused: <c>export.not-node</c> for what names no versions of Node.js, <c>export.withdrawn</c>.
    /// </summary>
    /// <param name="advisory">The advisory's page, for <c>ref</c>.</param>
    public static Result<Exported> Core(OsvRecord record, Uri advisory)
    {
        if (record.Withdrawn is not null)
            return CveExport.Withdrawn(record);
        if (Original(record, "NSWG-COR-") is { } original)
            return original;
        var unsaid = new FaultCollector();
        if (Find(record, "Node.js", "node", unsaid) is not { } node)
            return Problem.NotFound with
            {
                Code = "export.not-node",
                Title = $"{record.Id} names no versions of Node.js.",
            };
        var text = RecordText.Of(record);
        var (vulnerable, patched) = Ranges(node, unsaid);
        var entry = new JsonObject
        {
            ["cve"] = JsonText.Texts(CveExport.Ids(record).Select(cve => cve.Text)),
            ["vulnerable"] = vulnerable,
            ["patched"] = patched,
            ["ref"] = advisory.AbsoluteUri,
            ["description"] = text.Title,
            ["overview"] = record.Details ?? text.Description,
            ["affectedEnvironments"] = new JsonArray("all"),
            ["severity"] = text.Severity switch
            {
                null => "unknown",
                "MODERATE" => "medium",
                var word => word.ToLowerInvariant(),
            },
        };
        if (Published(record) is { } published)
            entry["publish_date"] = published;
        return new Exported(JsonText.Write(entry), unsaid.Faults);
    }

    /// <summary>
    /// The record of <c>vuln/npm</c> for one package: the Node Security Platform's members. Refused: <c>export.not-npm</c> for a package
    /// of which the record names no versions, <c>export.withdrawn</c>.
    /// </summary>
    /// <param name="number">The file's name and the record's <c>id</c>: one for each (advisory, package), <see cref="NpmAdvisoryId"/>.</param>
    public static Result<Exported> Npm(OsvRecord record, string package, long number)
    {
        if (record.Withdrawn is not null)
            return CveExport.Withdrawn(record);
        if (Original(record, "NSWG-ECO-") is { } original)
            return original;
        var unsaid = new FaultCollector();
        if (Find(record, "npm", package, unsaid) is not { } said)
            return Problem.NotFound with
            {
                Code = "export.not-npm",
                Title = $"{record.Id} names no versions of {package}.",
            };
        var text = RecordText.Of(record);
        var (vulnerable, patched) = Ranges(said, unsaid);
        var dates = RecordDates.Of(record);
        var vector = text.Vectors.FirstOrDefault(v => v.Version is CvssVersion.V30 or CvssVersion.V31);
        var author = (record.Credits ?? []).FirstOrDefault(c => c.Type is null or "FINDER" or "REPORTER");
        var entry = new JsonObject
        {
            ["id"] = number,
            ["created_at"] = Day(dates.First),
            ["updated_at"] = Day(dates.Last),
            ["title"] = text.Title,
            ["author"] = new JsonObject
            {
                ["name"] = author?.Name ?? "Unknown",
                ["website"] = author?.Contact?.FirstOrDefault(c => c.StartsWith("http", StringComparison.Ordinal)),
                ["username"] = null,
            },
            ["module_name"] = package,
            ["publish_date"] = Day(dates.First),
            ["cves"] = JsonText.Texts(CveExport.Ids(record).Select(cve => cve.Text)),
            ["vulnerable_versions"] = vulnerable,
            ["patched_versions"] = patched,
            ["overview"] = text.Description,
            ["recommendation"] = Recommendation(said, text),
            ["references"] = JsonText.Texts(
                (record.References ?? []).Select(r => r.Url).Distinct(StringComparer.Ordinal)
            ),
            ["cvss_vector"] = vector?.ToString(),
            ["cvss_score"] = vector?.BaseScore,
            ["coordinating_vendor"] = null,
        };
        return new Exported(JsonText.Write(entry), unsaid.Faults);
    }

    private static Exported? Original(OsvRecord record, string prefix) =>
        record.Id.StartsWith(prefix, StringComparison.Ordinal)
        && record.DatabaseSpecific is { ValueKind: JsonValueKind.Object } extras
        && extras.TryGetProperty(NswgReader.OriginalKey, out var original)
        && original.ValueKind == JsonValueKind.Object
            ? new(JsonText.Write(JsonObject.Create(original)!), [])
            : null;

    private static SaidPackage? Find(OsvRecord record, string ecosystem, string name, FaultCollector unsaid) =>
        SaidPackage
            .Of(record, unsaid)
            .FirstOrDefault(p => p.Package.Ecosystem == ecosystem && p.Package.Name == name && !p.SaysNothing);

    // Exactly what is affected, so that nothing hangs on what "patched" takes off; that names what lies after each fix.
    private static (string Vulnerable, string Patched) Ranges(SaidPackage package, FaultCollector unsaid)
    {
        var (affected, fixes) = (new List<VersionInterval>(), new List<VersionInterval>());
        foreach (var span in package.Spans)
        {
            var interval = Interval(span);
            affected.Add(interval);
            if (interval is { End: { } end, IncludesEnd: false })
                fixes.Add(VersionInterval.All with { Start = end, StartText = span.End! });
        }
        foreach (var version in package.Versions)
        {
            if (VersionScheme.Npm.TryParse(version, out var key))
                affected.Add(VersionInterval.Only(key, version));
            else
                unsaid.Warn(package.Path, $"{version} is no version that npm knows.");
        }
        var set = VersionSet.Of(affected);
        return (Text(set), Text(VersionSet.Of(fixes).Except(set)));
    }

    private static VersionInterval Interval(AffectedSpan span)
    {
        var interval = VersionInterval.All;
        if (!span.FromBeginning && VersionScheme.Npm.TryParse(span.Start, out var start))
            interval = interval with { Start = start, StartText = span.Start };
        if (span.End is { } text && VersionScheme.Npm.TryParse(text, out var end))
            interval = interval with { End = end, EndText = text, IncludesEnd = span.IncludesEnd };
        return interval;
    }

    private static string Text(VersionSet set) => set.IsEmpty ? Nothing : NpmRange.Of(set).ToDisplay();

    private static string Recommendation(SaidPackage package, RecordText text)
    {
        var advice = package
            .Spans.Select(span => Advice.For(package, span))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        var said = string.Join(" ", advice);
        return text.Workarounds is { } workarounds ? $"{said}\n\n{workarounds}".Trim()
            : said.Length == 0 ? Advice.NoFix
            : said;
    }

    private static string? Published(OsvRecord record) =>
        record.Published is null ? null : Day(RecordDates.Of(record).First);

    private static string Day(DateTimeOffset at) => OsvInstant.Write(at)[..10];
}
