using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Publishing;

/// <summary>What of a case is public.</summary>
/// <param name="First">When the first revision went out, UTC.</param>
/// <param name="Latest">When this revision went out, UTC.</param>
/// <param name="DocumentRevision">From 1.</param>
/// <param name="Cve">The CVE ID that it names; null for none. One that comes later is a reason to publish again.</param>
/// <param name="Content">What it says; null where the draft was redacted since.</param>
/// <param name="Withdrawn">When it was withdrawn, UTC; null while it stands.</param>
public sealed record PublishedAdvisory(
    AdvisoryId Id,
    DateTimeOffset First,
    DateTimeOffset Latest,
    int DocumentRevision,
    int DraftRevision,
    CveId? Cve,
    AdvisoryContent? Content,
    DateTimeOffset? Withdrawn = null
);
