using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;

namespace Tocsin.Workspace.Advisories;

/// <summary>A draft as it will be read: the record that publishing makes of it, with what is only known then left open.</summary>
internal static class AdvisoryPreview
{
    public static OsvRecord Of(
        Case found,
        AdvisoryContent content,
        string prefix,
        Uri publicOrigin,
        DateTimeOffset now
    ) => Of(found, content, found.Cve, prefix, publicOrigin, now);

    /// <param name="cve">The ID that whoever reads it may know.</param>
    public static OsvRecord Of(
        Case found,
        AdvisoryContent content,
        CveId? cve,
        string prefix,
        Uri publicOrigin,
        DateTimeOffset now
    )
    {
        var published = found.Published;
        var id = published?.Id ?? AdvisoryId.Of(prefix, now.Year, 1);
        var record = AdvisoryDocument.ToOsv(
            content,
            new(
                id,
                cve,
                published?.First ?? now,
                now,
                (published?.DocumentRevision ?? 0) + 1,
                new Uri(publicOrigin, $"/advisories/{id}"),
                CveAssigner: found.CveAssigner
            )
        );
        // the number is allotted at publication: a guess would tell how many others there are; so is the instant
        return published is null
            ? record with
            {
                Id = $"{prefix}-{now.Year}-…",
                Published = null,
                Modified = default,
            }
            : record with
            {
                Modified = default,
            };
    }
}
