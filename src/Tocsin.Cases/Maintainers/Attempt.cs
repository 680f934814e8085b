namespace Tocsin.Cases.Maintainers;

/// <summary>One attempt to reach who can fix it.</summary>
/// <param name="Vendor">Its number within the case.</param>
/// <param name="At">When it was made, UTC; for what was recorded later this is before the entry.</param>
/// <param name="By">Who made it or recorded it: the actor of the entry.</param>
/// <param name="Text">To whom, and what was done; null once destroyed, and for an invitation.</param>
/// <param name="Maintainer">Whose invitation it was; null where it was none.</param>
public sealed record Attempt(
    int Vendor,
    DateTimeOffset At,
    AttemptWay Way,
    Ledger.Actor By,
    AttemptText? Text,
    int? Maintainer
);

/// <summary>What came back.</summary>
/// <param name="At">UTC.</param>
public sealed record Answered(int Vendor, DateTimeOffset At, Ledger.Actor By, AttemptText? Text);

/// <summary>By which way somebody was written to.</summary>
public enum AttemptWay
{
    /// <summary>A mail by hand.</summary>
    Mail,

    /// <summary>An invitation, mailed by Tocsin or handed over by a triager.</summary>
    Invitation,

    /// <summary>A form of theirs.</summary>
    Form,

    Phone,

    Chat,

    /// <summary>A public question for a private contact, without a word of what it is about.</summary>
    PublicQuestion,

    /// <summary>Through somebody who knows them.</summary>
    ThroughOthers,
}

/// <summary>To whom and what, as a triager puts it down.</summary>
/// <param name="Contact">The address, the page, the person.</param>
/// <param name="Note">Markdown.</param>
public sealed record AttemptText(string Contact, string? Note)
{
    /// <summary>Of the contact, in UTF-16 units.</summary>
    public const int LongestContact = 500;

    /// <summary>Of the note, in UTF-16 units.</summary>
    public const int LongestNote = 5_000;
}
