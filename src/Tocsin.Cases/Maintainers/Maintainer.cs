using System.Globalization;
using Tocsin.Ledger;

namespace Tocsin.Cases.Maintainers;

/// <summary>Somebody who was invited to fix it, without an account: they hold a code, and once they have signed a receipt.</summary>
/// <param name="Number">From 1 within the case; never given twice.</param>
/// <param name="Vendor">For which vendor they speak.</param>
/// <param name="Text">Who, and what they put into their repository; null once destroyed.</param>
/// <param name="Expires">Until then the invitation can be signed by, UTC.</param>
public sealed record Maintainer(
    int Number,
    int Vendor,
    InvitedText? Text,
    DateTimeOffset InvitedAt,
    DateTimeOffset Expires
)
{
    private const string ActorPrefix = "maintainer-";

    /// <summary>So long an invitation can be signed by.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(30);

    /// <summary>Whether Tocsin mails the code; false: a triager hands it over.</summary>
    public bool ByMail { get; init; }

    /// <summary>What already shows that they control the package: how they came to be invited; null: nothing yet.</summary>
    public ProofWay? Proof { get; init; }

    /// <summary>Where they say that the token lies; null: they said nothing.</summary>
    public string? TokenPlace { get; init; }

    /// <summary>Why a triager took their word; null elsewhere.</summary>
    public string? ProofReason { get; init; }

    /// <summary>When they signed, UTC; null: not yet.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Until when they promised silence, UTC; null: nothing was secret any more.</summary>
    public DateTimeOffset? SignedUntil { get; init; }

    /// <summary>The name that they gave.</summary>
    public string? SignedName { get; init; }

    /// <summary>When they last took a new code by a mailed link, because they had lost theirs, UTC; null: never.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>Away until the end of this day; null: they are there.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>When they went by themselves, UTC; null: they did not.</summary>
    public DateTimeOffset? WentAt { get; init; }

    /// <summary>Why they take no part any more; null: they do, or may yet.</summary>
    public LeftBecause? Left { get; init; }

    public bool TakesPart => SignedAt is not null && Left is null;

    /// <summary>Who they are in the ledger: no name.</summary>
    public Actor Actor => ActorOf(Number);

    /// <summary>What they are called on screen.</summary>
    public string Name => SignedName ?? Text?.Name ?? Text?.Address ?? $"Maintainer {Number}";

    public static Actor ActorOf(int number) => new($"{ActorPrefix}{number}");

    /// <summary>The number of a maintainer who acted; null for everybody else.</summary>
    public static int? NumberOf(Actor actor) =>
        actor.Id is { } id
        && id.StartsWith(ActorPrefix, StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(ActorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether the code of the invitation still opens anything.</summary>
    public bool MaySign(DateTimeOffset now) => SignedAt is null && Left is null && now < Expires;
}

/// <summary>What shows that somebody controls a package.</summary>
public enum ProofWay
{
    /// <summary>They put a token into its repository, and a triager saw it there.</summary>
    Repository,

    /// <summary>They hold the code that was mailed to a contact which the package publishes.</summary>
    PublishedContact,

    /// <summary>Somebody who had proved it named them.</summary>
    Named,

    /// <summary>A triager took their word, with a reason.</summary>
    TriagersWord,
}

/// <summary>Why a maintainer takes no part any more.</summary>
public enum LeftBecause
{
    /// <summary>They went.</summary>
    Left,

    /// <summary>They named somebody in their stead.</summary>
    HandedOver,

    /// <summary>A triager took the invitation back or let them go.</summary>
    LetGo,
}

/// <summary>Who is invited.</summary>
/// <param name="Name">What is known of it; null: nothing.</param>
/// <param name="Address">Where the code is mailed to, or a note to whom it is handed.</param>
/// <param name="Token">What they can put into their repository: random, tells nothing.</param>
public sealed record InvitedText(string? Name, string Address, string Token)
{
    /// <summary>Of either, in UTF-16 units.</summary>
    public const int Longest = 254;
}
