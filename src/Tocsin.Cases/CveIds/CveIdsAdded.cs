using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveIds;

/// <summary>An operator typed in IDs that the CVE programme reserved for us.</summary>
public sealed record CveIdsAdded(IReadOnlyList<CveId> Ids) : Entry;

/// <summary>IDs are about to be asked for. Written before, so that an answer that is lost can be looked for.</summary>
/// <param name="Since">By the service's clock, less a margin.</param>
/// <param name="NotOurs">What the service already had of that time and the ledger does not know: somebody else's.</param>
public sealed record CveReservationBegun(
    int Year,
    int Amount,
    bool Sequential,
    DateTimeOffset Since,
    IReadOnlyList<CveId> NotOurs
) : Entry;

/// <summary>They were asked for; nobody knows yet with what effect.</summary>
public sealed record CveReservationTried(int Year) : Entry;

/// <summary>What the service reserved for us, by its answer or found there later.</summary>
public sealed record CveIdsReserved(int Year, IReadOnlyList<CveId> Ids) : Entry;

/// <summary>The service refused: nothing was reserved.</summary>
/// <param name="Code">A problem's.</param>
public sealed record CveReservationEnded(int Year, string Code) : Entry;

/// <summary>The ID went to a case; written together with the case's own entry.</summary>
public sealed record CveIdAssigned(CveId Id, CaseNumber Case) : Entry;

/// <summary>The ID went to an advisory that is public already and of no case: one of a database that was given to the programme.</summary>
public sealed record CveIdGiven(CveId Id, string Advisory) : Entry;

/// <summary>The advisory that names the ID is public; written together with the case's own entry.</summary>
/// <param name="Advisory">The public document's ID.</param>
/// <param name="Revision">Of the public document.</param>
public sealed record CveIdDisclosed(CveId Id, string Advisory, int Revision) : Entry;

/// <summary>The service has the record.</summary>
/// <param name="Revision">Of the public document that it was made from; 0 where it was published by other means.</param>
public sealed record CveIdPublished(CveId Id, int Revision) : Entry;

/// <summary>The record, or the rejection, could not be sent; it is tried again.</summary>
/// <param name="Code">A problem's.</param>
public sealed record CveIdHeld(CveId Id, string Code) : Entry;

/// <summary>The ID stands for nothing any more.</summary>
/// <param name="ReplacedBy">What to use instead; empty for nothing.</param>
public sealed record CveIdRejected(CveId Id, IReadOnlyList<CveId> ReplacedBy) : Entry<ReasonText>;

/// <summary>The service knows that the ID is rejected.</summary>
public sealed record CveRejectionTold(CveId Id) : Entry;

/// <summary>An ID that was rejected unused can be assigned after all.</summary>
public sealed record CveIdRestored(CveId Id) : Entry<ReasonText>;

/// <summary>Another CNA's ID went to a case; written together with the case's own entry, so that no other case has it too.</summary>
public sealed record CveIdOfOthers(CveId Id, CaseNumber Case) : Entry;

/// <summary>A public document names the ID, of which we have disclosed nothing. Once for each ID.</summary>
/// <param name="Where">The document's ID, or a file's name.</param>
public sealed record CveIdSeen(CveId Id, string Where) : Entry;

/// <summary>In the stream of a case: its ID stands in a public document before we have disclosed it.</summary>
public sealed record CveSeenInPublic(CveId Cve, string Where) : Entry;

/// <summary>In the stream of a case: its ID was rejected, and it can be given another.</summary>
public sealed record CveTakenAway(CveId Cve) : Entry;
