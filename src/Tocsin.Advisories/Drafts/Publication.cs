using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Drafts;

/// <summary>What publishing adds to a draft.</summary>
/// <param name="Id">Allotted at publication.</param>
/// <param name="Cve">The CVE ID bound to the case; it becomes the first alias. Null where none is assigned.</param>
/// <param name="Published">When the first revision went out, UTC.</param>
/// <param name="Modified">When this revision went out, UTC; not before <paramref name="Published"/>.</param>
/// <param name="Revision">From 1.</param>
/// <param name="Source">Where the advisory is at home: the absolute URL of its page on the programme's public origin.</param>
/// <param name="Withdrawn">When it was withdrawn; null while it stands.</param>
/// <param name="CveAssigner">The CNA that assigned the CVE ID, where it was another's; null: ours.</param>
public sealed record Publication(
    AdvisoryId Id,
    CveId? Cve,
    DateTimeOffset Published,
    DateTimeOffset Modified,
    int Revision,
    Uri Source,
    DateTimeOffset? Withdrawn = null,
    string? CveAssigner = null
);
