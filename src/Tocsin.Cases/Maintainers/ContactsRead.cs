using Tocsin.Ledger;
using Tocsin.Standards.Contacts;

namespace Tocsin.Cases.Maintainers;

/// <summary>Contacts were read from what a package publishes; an earlier reading of the same kind counts no more.</summary>
/// <param name="Fetch">Which fetch they came from; null: somebody had the file.</param>
public sealed record ContactsRead(int Vendor, ContactSource Source, int? Fetch = null) : Entry<ContactsText>;

/// <summary>What was read. Empty where the file names nobody.</summary>
public sealed record ContactsText(IReadOnlyList<PublishedContact> Contacts);

/// <summary>Somebody tried to reach a vendor.</summary>
/// <param name="On">When, UTC.</param>
public sealed record ContactAttempted(int Vendor, DateTimeOffset On, AttemptWay Way) : Entry<AttemptText>;

/// <summary>A vendor answered: nobody is reminded to write to them any more.</summary>
/// <param name="On">When, UTC.</param>
public sealed record ContactAnswered(int Vendor, DateTimeOffset On) : Entry<AttemptText>;

/// <summary>Who keeps the case was told that another attempt is due.</summary>
/// <param name="Day">Of the ladder.</param>
public sealed record ReachingStepTold(int Vendor, int Day) : Entry;

/// <summary>Nobody answered to any attempt, and those were told whom the rules name.</summary>
public sealed record ReachingEscalated(int Vendor) : Entry;
