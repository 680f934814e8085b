using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;

namespace Tocsin.Standards.CveRecords;

/// <summary>Whose record it is and since when (CVE Record Format 5, "cveMetadata").</summary>
/// <param name="Rejected">When the ID was rejected; null while it stands.</param>
internal sealed record CveMetadata(
    string Id,
    string? Assigner,
    DateTimeOffset? Published,
    DateTimeOffset? Updated,
    DateTimeOffset? Rejected
)
{
    public static CveMetadata None { get; } = new("", null, null, null, null);

    public static CveMetadata Read(OsvElement at)
    {
        var text = at.Needed("cveId");
        var id = CveId.Parse(text).Match(cve => cve.Text, _ => "");
        if (text.Length > 0 && id.Length == 0)
            at.Fault("cveId", "This is not a CVE ID; write it as CVE-2026-1234.");
        var state = at.Text("state");
        if (state is not (null or "PUBLISHED" or "REJECTED"))
            at.Fault("state", "This must be PUBLISHED or REJECTED.");
        var published = at.Instant("datePublished");
        var updated = at.Instant("dateUpdated");
        var rejected = at.Instant("dateRejected");
        return new(
            id,
            at.Text("assignerShortName"),
            published,
            updated,
            state == "REJECTED" ? rejected ?? updated ?? published ?? YearOf(id) : null
        );
    }

    /// <summary>
    /// The latest that is said. Records outside the CVE list's own dump have no date: then the first day of the ID's year, which
    /// is stable and never late.
    /// </summary>
    public DateTimeOffset Modified(OsvElement container) =>
        Updated
        ?? container.Child("providerMetadata", p => new Provider(p.Instant("dateUpdated")))?.Updated
        ?? Rejected
        ?? Published
        ?? YearOf(Id);

    private static DateTimeOffset YearOf(string id) =>
        id.Length > 0 && CveId.Known(id).Year is >= 1 and var year
            ? new(year, 1, 1, 0, 0, 0, TimeSpan.Zero)
            : DateTimeOffset.UnixEpoch;

    private sealed record Provider(DateTimeOffset? Updated);
}
