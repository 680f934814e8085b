using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Cases.Duplicates;

/// <summary>What this report tells was reported before: its reporter is kept and told with the other case.</summary>
public sealed record MergedInto(CaseNumber Original) : Entry;

/// <summary>Another report tells the same as this case.</summary>
/// <param name="Duplicate">Whose reporter is kept, told and credited.</param>
public sealed record DuplicateMerged(CaseNumber Duplicate) : Entry<CreditText>;

/// <summary>The reporter of a report that was merged into this case chose anew how to be named.</summary>
public sealed record DuplicateCreditChosen(CaseNumber Duplicate, bool Named) : Entry<CreditText>;

/// <summary>The advisory of what was reported before is public.</summary>
/// <param name="DocumentRevision">From 1.</param>
public sealed record OriginalPublished(AdvisoryId Advisory, int DocumentRevision) : Entry;
