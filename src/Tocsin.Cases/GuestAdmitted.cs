using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>Somebody is let into this case alone, until an instant. Who let them in is the entry's actor; of an expert, the clock.</summary>
/// <param name="Until">UTC.</param>
public sealed record GuestAdmitted(PersonId Person, CaseWay Way, DateTimeOffset Until) : Entry;

/// <summary>They left before their time, or were let go.</summary>
public sealed record GuestLeft(PersonId Person) : Entry;

/// <summary>A member whose duties do not open the case asked to be let in. Who is the entry's actor.</summary>
public sealed record AccessAsked : Entry<ReasonText>;

/// <summary>They were not let in.</summary>
public sealed record AccessRefused(PersonId Person) : Entry;

/// <summary>A member stepped back from the case. Who is the entry's actor; why is sealed with the case.</summary>
public sealed record SteppedBack : Entry<ReasonText>;

/// <summary>The case was handed over.</summary>
public sealed record OwnerChanged(PersonId To) : Entry;

/// <summary>Somebody who had no part in an exception looked at it afterwards, and says what they found.</summary>
/// <param name="Exception">The sequence of the entry by which it was made.</param>
public sealed record ExceptionReviewed(long Exception) : Entry<ReasonText>;

/// <summary>
/// A drafter approved this revision themselves, because nobody else was free who could: an exception from the rule of four eyes.
/// </summary>
public sealed record ApprovedAlone(int Revision) : Entry<ReasonText>;

/// <summary>Somebody who was let into the case alone.</summary>
/// <param name="Until">UTC; from this instant on they see nothing of it.</param>
/// <param name="By">Who let them in; null: the response team by a proposal.</param>
public sealed record CaseGuest(PersonId Person, CaseWay Way, DateTimeOffset Since, DateTimeOffset Until, PersonId? By);

/// <summary>Somebody who waits to be let in.</summary>
/// <param name="Reason">Null once redacted.</param>
public sealed record AccessRequest(PersonId Person, string? Reason, DateTimeOffset At);

/// <summary>What was done though a rule says otherwise, with its reason. The team looks at it afterwards.</summary>
/// <param name="Sequence">Of the entry by which it was made: names it within the case.</param>
/// <param name="By">Who made it.</param>
/// <param name="Parties">Everybody who had a part in it: they do not review it.</param>
/// <param name="ReviewFrom">Before that instant it is not over yet, UTC.</param>
/// <param name="Finding">Null before it was reviewed, and once redacted.</param>
public sealed record CaseException(
    long Sequence,
    ExceptionKind Kind,
    PersonId? By,
    IReadOnlyList<PersonId> Parties,
    string? Reason,
    DateTimeOffset At,
    DateTimeOffset ReviewFrom,
    PersonId? ReviewedBy = null,
    DateTimeOffset? ReviewedAt = null,
    string? Finding = null
)
{
    public bool AwaitsReview => ReviewedAt is null;
}

/// <summary>From which rule.</summary>
public enum ExceptionKind
{
    /// <summary>That duties decide who reads a case.</summary>
    BreakGlass,

    /// <summary>That who drafted an advisory never approves it alone.</summary>
    FourEyes,
}
