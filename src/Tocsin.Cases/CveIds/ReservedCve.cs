using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveIds;

/// <summary>One ID of the ledger, and everything that happened to it.</summary>
public sealed record ReservedCve(CveId Id)
{
    /// <summary>Within so long of disclosure a record should be out (CNA Operational Rules).</summary>
    public static readonly TimeSpan Promised = TimeSpan.FromHours(24);

    /// <summary>Within so long it has to be.</summary>
    public static readonly TimeSpan AtTheLatest = TimeSpan.FromHours(72);

    public CveIdState State { get; init; }

    /// <summary>The case that it went to, also after it was rejected.</summary>
    public CaseNumber? Case { get; init; }

    /// <summary>The public advisory that it went to, where that is of no case; also after it was rejected.</summary>
    public string? Given { get; init; }

    /// <summary>What is public of it here; null before our own disclosure.</summary>
    public DisclosedCve? Disclosed { get; init; }

    /// <summary>What the service has; null where it has no record of ours.</summary>
    public SentCve? Sent { get; init; }

    /// <summary>Why its record, or its rejection, could not be sent: a problem's code; null where nothing is in the way.</summary>
    public string? Held { get; init; }

    public CveRejection? Rejection { get; init; }

    /// <summary>Where it was first found in public; null where it was found nowhere.</summary>
    public SeenCve? Seen { get; init; }

    /// <summary>Whether nobody outside should know it: reserved or assigned, and nothing of it disclosed by us.</summary>
    public bool IsSecret =>
        Disclosed is null && Given is null && !IsPractice && State is (CveIdState.Unassigned or CveIdState.Assigned);

    /// <summary>Whether it is public before we have disclosed it.</summary>
    public bool IsAlarming => IsSecret && Seen is not null;

    /// <summary>Who did what when, in order.</summary>
    public IReadOnlyList<CveMove> Moves { get; init; } = [];

    /// <summary>Made up for practice by a local programme: it is never sent.</summary>
    public bool IsPractice => Id.Year == CvePool.PracticeYear;

    /// <summary>Whether the service should be told of something that it was not told of yet.</summary>
    public bool IsOwed =>
        State != CveIdState.Rejected && Disclosed is { } disclosed && (Sent?.Revision ?? 0) < disclosed.Revision;

    /// <summary>By when its record should be out, UTC; null where it is out, or nothing is disclosed. Corrections have no clock.</summary>
    public DateTimeOffset? OwedBy => Clock(Promised);

    /// <summary>By when it has to be, UTC.</summary>
    public DateTimeOffset? OwedAtTheLatest => Clock(AtTheLatest);

    private DateTimeOffset? Clock(TimeSpan allowed) => IsOwed && Sent is null ? Disclosed!.First + allowed : null;
}

/// <param name="Revision">Of the public document, from 1.</param>
/// <param name="First">When it was first disclosed with this ID, UTC.</param>
/// <param name="Latest">When this revision was, UTC.</param>
public sealed record DisclosedCve(string Advisory, int Revision, DateTimeOffset First, DateTimeOffset Latest);

/// <param name="Revision">Of the public document that the record was made from; 0 where somebody published it by other means before.</param>
public sealed record SentCve(int Revision, DateTimeOffset At);

/// <param name="Where">The public document's ID, or a file's name.</param>
/// <param name="At">When it was found there, UTC.</param>
public sealed record SeenCve(string Where, DateTimeOffset At);

/// <param name="Reason">Null once redacted.</param>
/// <param name="Told">Whether the service knows.</param>
public sealed record CveRejection(IReadOnlyList<CveId> ReplacedBy, string? Reason, bool Told);

/// <summary>One step of an ID.</summary>
public sealed record CveMove(Entry Entry, DateTimeOffset At, Actor By);

/// <summary>A reservation that was asked for and of which nobody knows yet how it ended.</summary>
/// <param name="Since">By the service's clock, less a margin: what it reserved for us is younger.</param>
/// <param name="NotOurs">Younger still, but there before it was asked.</param>
/// <param name="Tries">When it was asked, by our clock.</param>
public sealed record OpenReservation(
    int Year,
    int Amount,
    bool Sequential,
    DateTimeOffset Since,
    IReadOnlyList<CveId> NotOurs,
    IReadOnlyList<DateTimeOffset> Tries
);
