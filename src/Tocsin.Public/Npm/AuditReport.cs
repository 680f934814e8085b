using System.Text.Json;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Http;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Npm;

/// <summary>
/// The answer to an audit of a whole tree, <c>{actions, advisories, muted, metadata}</c>. A copy that is installed counts once for
/// each advisory about it, with the shortest path to it.
/// </summary>
internal sealed class AuditReport(InstalledTree tree, IReadOnlyList<AuditFinding> findings, InstalledPaths paths)
{
    private static readonly string[] Severities = ["info", "low", "moderate", "high", "critical"];

    /// <summary>False where it would be larger than <see cref="NpmLimits.LargestAnswer"/>; what was written then is of no use.</summary>
    public bool TryWrite(PooledBuffer to, AdvisoryIndex index, PublicOptions site)
    {
        var found = findings.Select(f => (Finding: f, Advisory: NpmAdvisory.Of(f.Package, site))).ToList();
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = NpmAnswer.Plain });
        json.WriteStartObject();
        json.WriteStartArray("actions");
        foreach (var action in AuditAction.For(tree, findings, index))
        {
            Write(json, action);
            if (NpmAnswer.IsTooLarge(json))
                return false;
        }
        json.WriteEndArray();
        json.WriteStartObject("advisories");
        foreach (var (finding, advisory) in found)
        {
            Write(json, finding, advisory);
            if (NpmAnswer.IsTooLarge(json))
                return false;
        }
        json.WriteEndObject();
        json.WriteStartArray("muted");
        json.WriteEndArray();
        Metadata(json, found);
        json.WriteEndObject();
        return true;
    }

    private void Write(Utf8JsonWriter json, AuditAction action)
    {
        json.WriteStartObject();
        json.WriteString("action", action.Verb);
        json.WriteString("module", action.Module);
        if (action.Target is { } target)
        {
            json.WriteString("target", target);
            json.WriteBoolean("isMajor", action.IsMajor);
            // only what the project itself asks for can be moved
            json.WriteNumber("depth", 1);
        }
        json.WriteStartArray("resolves");
        foreach (var (package, copy) in action.Resolves)
        {
            json.WriteStartObject();
            json.WriteNumber("id", package.NpmId);
            json.WriteString("path", paths.Joined(copy));
            Flags(json, copy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, AuditFinding finding, NpmAdvisory advisory)
    {
        json.WriteStartObject(advisory.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartArray("findings");
        foreach (var copies in finding.Copies.GroupBy(copy => copy.Version, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("version", copies.Key);
            json.WriteStartArray("paths");
            foreach (var copy in copies)
                json.WriteStringValue(paths.Joined(copy));
            json.WriteEndArray();
            json.WriteBoolean("dev", copies.All(c => c.IsDev));
            json.WriteBoolean("optional", copies.All(c => c.IsOptional));
            json.WriteBoolean("bundled", copies.All(c => c.IsBundled));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Write(json, advisory);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NpmAdvisory advisory)
    {
        json.WriteNumber("id", advisory.Id);
        json.WriteString("created", advisory.Published);
        json.WriteString("updated", advisory.Record.Modified);
        json.WriteNull("deleted");
        json.WriteString("title", advisory.Title);
        json.WriteString("module_name", advisory.Package);
        json.WriteStartArray("cves");
        foreach (var cve in advisory.Cves)
            json.WriteStringValue(cve);
        json.WriteEndArray();
        json.WriteString("vulnerable_versions", advisory.Vulnerable);
        json.WriteString("patched_versions", advisory.Patched);
        json.WriteString("overview", advisory.Record.Details ?? advisory.Title);
        json.WriteString("recommendation", advisory.Recommendation);
        json.WriteString(
            "references",
            string.Join('\n', (advisory.Record.References ?? []).Select(reference => "- " + reference.Url))
        );
        json.WriteString("access", "public");
        json.WriteString("severity", advisory.Severity.Word);
        advisory.WriteClass(json);
        json.WriteString("url", advisory.Url);
    }

    private void Metadata(Utf8JsonWriter json, IEnumerable<(AuditFinding Finding, NpmAdvisory Advisory)> found)
    {
        var counts = found
            .GroupBy(f => f.Advisory.Severity.Word, StringComparer.Ordinal)
            .ToDictionary(of => of.Key, of => of.Sum(f => f.Finding.Copies.Count), StringComparer.Ordinal);
        json.WriteStartObject("metadata");
        json.WriteStartObject("vulnerabilities");
        foreach (var severity in Severities)
            json.WriteNumber(severity, counts.GetValueOrDefault(severity));
        json.WriteEndObject();
        json.WriteNumber("dependencies", tree.All.Count(p => p is { IsDev: false, IsOptional: false }));
        json.WriteNumber("devDependencies", tree.All.Count(p => p.IsDev));
        json.WriteNumber("optionalDependencies", tree.All.Count(p => p.IsOptional));
        json.WriteNumber("totalDependencies", tree.All.Count);
        json.WriteEndObject();
    }

    private static void Flags(Utf8JsonWriter json, InstalledPackage copy)
    {
        json.WriteBoolean("dev", copy.IsDev);
        json.WriteBoolean("optional", copy.IsOptional);
        json.WriteBoolean("bundled", copy.IsBundled);
    }
}
