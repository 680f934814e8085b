using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveBatches;

/// <summary>A new table: these public advisories have no CVE ID, and could be given one.</summary>
/// <param name="Beginning">What their IDs begin with.</param>
public sealed record CveBatchProposed(string Beginning, IReadOnlyList<ProposedAdvisory> Advisories) : Entry;

/// <param name="Advisory">The public document's ID.</param>
/// <param name="Revision">The one that is reviewed: another is another advisory.</param>
public sealed record ProposedAdvisory(string Advisory, int Revision);

/// <summary>Somebody looked at some rows side by side with the records that they would give.</summary>
/// <param name="Taken">These get an ID.</param>
/// <param name="Left">These do not.</param>
public sealed record CveBatchReviewed(IReadOnlyList<string> Taken, IReadOnlyList<string> Left) : Entry;

/// <summary>The rows that were taken are given their IDs from now on; again, those that could not be are tried again.</summary>
public sealed record CveBatchApplied : Entry;

/// <summary>The advisory names its ID, and the record is owed.</summary>
public sealed record CveBatchRowDone(string Advisory, CveId Cve) : Entry;

/// <summary>The advisory could not be given one.</summary>
/// <param name="Code">A problem's.</param>
public sealed record CveBatchRowHeld(string Advisory, string Code) : Entry;

/// <summary>Nothing more is done with this table; what it gave stays.</summary>
public sealed record CveBatchEnded : Entry;
