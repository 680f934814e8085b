namespace Tocsin.Workspace.Exposure;

/// <summary>Who could know of a case and who does, up to an instant. Instants are UTC.</summary>
/// <param name="Tlp">The mark on this list, as on everything that is shared of the case: <c>TLP:AMBER+STRICT</c>.</param>
/// <param name="At">Up to then.</param>
/// <param name="Inside">Members and experts: whoever may read it, could before, or did.</param>
/// <param name="Outside">The reporter, everybody who was told, and partners who might be.</param>
/// <param name="Mails">Every mail that went out about it, in order; never what was in it.</param>
public sealed record WhoKnowsResponse(
    string Number,
    string Tlp,
    DateTimeOffset At,
    IReadOnlyList<InsidePerson> Inside,
    IReadOnlyList<OutsideParty> Outside,
    IReadOnlyList<SentMail> Mails
);

/// <param name="Could">By which rules, from when to when; empty for who read it by a right that has left no trace since.</param>
/// <param name="Opened">How many times.</param>
/// <param name="First">Null: they never opened it.</param>
/// <param name="What">Which parts they opened, and how many times each.</param>
public sealed record InsidePerson(
    string Person,
    string Name,
    IReadOnlyList<WayIn> Could,
    bool MayNow,
    int Opened,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    IReadOnlyList<OpenedPart> What
);

/// <param name="Way"><c>triager</c>, <c>expert</c>, <c>break-glass</c>, <c>release</c>.</param>
/// <param name="Until">Null: without end.</param>
public sealed record WayIn(string Way, string Why, DateTimeOffset From, DateTimeOffset? Until);

/// <param name="Part"><c>case</c>, <c>attachment</c>, <c>people</c>, <c>mailbox</c> and so on.</param>
public sealed record OpenedPart(string Part, int Times);

/// <param name="Kind"><c>reporter</c>, <c>vendor</c>, <c>deployer</c>, <c>finder</c>, <c>observer</c>, <c>maintainer</c>, <c>partner</c>, <c>cna</c>, <c>public</c>.</param>
/// <param name="How">How they came to know, as a sentence.</param>
public sealed record OutsideParty(string Kind, string Who, string How, DateTimeOffset Since);

/// <param name="As"><c>member</c>, <c>above</c> (that there is something, without a number), <c>reporter</c> or <c>maintainer</c>.</param>
/// <param name="Whom">Their ID.</param>
public sealed record SentMail(DateTimeOffset At, string As, string Whom, string Name);
