using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Advisories.Documents;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Drafts;

/// <summary>Turns a draft into what is published: one OSV record (schema 1.7).</summary>
public static class AdvisoryDocument
{
    /// <summary>The version of the OSV schema that is written.</summary>
    public const string SchemaVersion = "1.7.0";

    /// <summary>
    /// The document for the public store. Refused with every fault (<c>input.faulty</c>) while <see cref="AdvisoryLint"/>
    /// finds an error.
    /// </summary>
    public static Result<PublishedDocument> Publish(AdvisoryContent content, Publication publication)
    {
        var faults = AdvisoryLint.Check(content);
        if (faults.Any(f => f.Severity == FaultSeverity.Error))
            return Problem.Faulty(faults);
        var record = ToOsv(content, publication);
        return new PublishedDocument(
            PublishedDocument.Advisory,
            record.Id,
            publication.Revision,
            record.Modified,
            OsvWriter.Write(record)
        );
    }

    /// <summary>
    /// The record a draft becomes. Total, so that drafts can be previewed: what lint would refuse is left out or passed on as it
    /// was typed. Instants are cut to whole microseconds.
    /// </summary>
    public static OsvRecord ToOsv(AdvisoryContent content, Publication publication) =>
        new()
        {
            SchemaVersion = SchemaVersion,
            Id = publication.Id.ToString(),
            Modified = WholeMicroseconds(publication.Modified),
            Published = WholeMicroseconds(publication.Published),
            Withdrawn = publication.Withdrawn is { } withdrawn ? WholeMicroseconds(withdrawn) : null,
            Aliases = Aliases(content, publication.Cve),
            Summary = content.Summary.Trim(),
            Details = Details(content),
            Severity = Severity(content.CvssVector),
            Affected = NullIfEmpty(content.Affected.Select(Affected)),
            References = NullIfEmpty(content.References.Select(r => new OsvReference(r.Type, r.Url?.Trim() ?? ""))),
            Credits = NullIfEmpty(content.Credits.Select(Credit)),
            DatabaseSpecific = Extras(content, publication),
        };

    private static IReadOnlyList<string>? Aliases(AdvisoryContent content, CveId? cve)
    {
        var others = content.Aliases.Select(a => CveId.Parse(a).Match(known => known.Text, _ => a.Trim()));
        var all = cve is null ? others : others.Prepend(cve.Text);
        return NullIfEmpty(all.Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    // OSV has one text: the workarounds are a chapter of it, so that every reader sees them.
    private static string Details(AdvisoryContent content)
    {
        var details = content.Details.Trim();
        return string.IsNullOrWhiteSpace(content.Workarounds)
            ? details
            : $"{details}\n\n## Workarounds\n\n{content.Workarounds.Trim()}";
    }

    private static IReadOnlyList<OsvSeverity>? Severity(string? vector) =>
        CvssVector.Parse(vector).Match(parsed => (OsvSeverity[]?)[OsvScore.Of(parsed)], _ => null);

    private static OsvAffected Affected(AffectedPackage one)
    {
        var package = new PackageName(one.Package.Ecosystem?.Trim() ?? "", one.Package.Name?.Trim() ?? "");
        // SEMVER says that any SemVer reader orders these right; npm's loose versions are written canonically.
        var scheme = VersionScheme.For(package.Ecosystem);
        var semantic = scheme is not null && (scheme == VersionScheme.Npm || scheme == VersionScheme.SemVer);
        return new()
        {
            Package = new(package.Ecosystem, package.Name, PackageUrl.Of(package)),
            Ranges = NullIfEmpty(one.Ranges.Select(r => Range(r, semantic ? scheme : null))),
            Versions = NullIfEmpty(one.Versions.Select(v => v.Trim())),
        };
    }

    // One OSV range each: the schema forbids one that has both a fix and a last affected version.
    private static OsvRange Range(AffectedRange range, VersionScheme? semantic)
    {
        var events = new List<OsvEvent>(2) { new() { Introduced = Text(range.Introduced) } };
        if (!string.IsNullOrWhiteSpace(range.Fixed))
            events.Add(new() { Fixed = Text(range.Fixed) });
        else if (!string.IsNullOrWhiteSpace(range.LastAffected))
            events.Add(new() { LastAffected = Text(range.LastAffected) });
        return new() { Type = semantic is null ? "ECOSYSTEM" : "SEMVER", Events = events };

        string Text(string version) =>
            version.Trim() is var text
            && text != AffectedRange.Beginning
            && semantic?.TryParse(text, out var key) == true
                ? semantic.Print(key)
                : text;
    }

    private static OsvCredit Credit(AdvisoryCredit credit) =>
        new(
            credit.Name?.Trim() ?? "",
            string.IsNullOrWhiteSpace(credit.Contact) ? null : [credit.Contact.Trim()],
            string.IsNullOrWhiteSpace(credit.Type) ? null : credit.Type
        );

    /// <summary><c>cwe_ids</c> and <c>severity</c> as other databases spell them; <c>impact</c>, <c>revision</c>, <c>source</c> are ours.</summary>
    private static JsonElement Extras(AdvisoryContent content, Publication publication)
    {
        var extras = new JsonObject();
        var weaknesses = content
            .Cwes.Select(c => CweId.Parse(c).Match(cwe => cwe.ToString(), _ => ""))
            .Where(c => c.Length > 0);
        if (weaknesses.Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } cwes)
            extras["cwe_ids"] = new JsonArray([.. cwes.Select(c => JsonValue.Create(c))]);
        if (CvssVector.Parse(content.CvssVector).Match(v => OsvScore.Word(v.Severity), _ => null) is { } severity)
            extras["severity"] = severity;
        if (content.Impact is { } impact)
            extras["impact"] = impact.Word();
        if (publication is { Cve: not null, CveAssigner: { } assigner })
            extras["cve_assigner"] = assigner;
        extras["revision"] = publication.Revision;
        extras["source"] = publication.Source.AbsoluteUri;
        using var document = JsonDocument.Parse(extras.ToJsonString());
        return document.RootElement.Clone();
    }

    private static IReadOnlyList<T>? NullIfEmpty<T>(IEnumerable<T> items) =>
        items.ToList() is { Count: > 0 } some ? some : null;

    private static DateTimeOffset WholeMicroseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
