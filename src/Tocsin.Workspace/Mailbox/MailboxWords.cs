using Tocsin.Cases;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Mailbox;

/// <summary>The sentences of the mailbox.</summary>
internal static class MailboxWords
{
    public const string InLine =
        "Your report is sealed and kept. It stands in line, since very many come in just now; the team sees it soon.";

    public const string Removed = "*This text was removed.*";

    public static string Of(MailboxState state) =>
        state switch
        {
            MailboxState.Received => "Your report is with the team, which has not judged it yet.",
            MailboxState.WaitingForYou =>
                "The team needs something from you before it can go on: what it asks or says is below.",
            MailboxState.Confirmed => "The team has confirmed that this is a vulnerability.",
            MailboxState.Accepted =>
                "This is a vulnerability, and the team is working on it with those who can fix it.",
            MailboxState.Deferred =>
                "This is a vulnerability; work on it was put off, and the team will come back to it.",
            MailboxState.Rejected =>
                "The team did not take this on; why stands below. If you think that is a mistake, write back: it is read.",
            MailboxState.Published => "The advisory is public. Thank you for reporting this.",
            MailboxState.Closed => "This case is closed. If you know more, write back: it is read.",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>What happens next, for what the reporter cannot see happening.</summary>
    /// <param name="publishBy">The latest day of publication, in words.</param>
    public static string? Next(MailboxState state, string? publishBy) =>
        state switch
        {
            MailboxState.Received =>
                "Next, somebody of the team reads it and answers you: whether it is a vulnerability, or what is missing to tell.",
            MailboxState.WaitingForYou => "Next, you answer; until then no clock runs.",
            MailboxState.Accepted when publishBy is not null =>
                $"Next, it is fixed and an advisory written; both are public by {publishBy} at the latest.",
            MailboxState.Deferred when publishBy is not null =>
                $"Next, the team takes it up again; the advisory is public by {publishBy} at the latest.",
            _ => null,
        };

    /// <summary>What happened to the embargo, without who of others said what; null for what is not theirs to know.</summary>
    public static string? OfEmbargo(Entry entry) =>
        entry switch
        {
            EmbargoProposed { By: "reporter" } made => $"You proposed silence until {Instant(made.Until)}",
            EmbargoProposed { By: "team" } made => $"The team proposed silence until {Instant(made.Until)}",
            EmbargoProposed made => $"A vendor proposed silence until {Instant(made.Until)}",
            EmbargoSettled { Agreed: true } => "Agreed: the embargo has another end",
            EmbargoSettled => "A proposal is off the table",
            EmbargoEnded { Cause: EmbargoEnd.Public } => "The embargo is over: it is public",
            EmbargoEnded => "The embargo is over",
            EmbargoExtended made => $"The embargo lasts until {Instant(made.Until)}, as the ballot decided",
            WorldMoved { What: CaseEvent.Public } => "It is public",
            WorldMoved { What: CaseEvent.ExploitPublic } => "A way to exploit it is public",
            _ => null,
        };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'");

    /// <summary>What the reporter wrote, without what says who they are: a receipt may fall into wrong hands.</summary>
    public static IReadOnlyList<MailboxPart> Of(ReportText? report) =>
        report is null
            ? [new(null, Removed)]
            :
            [
                .. new (string Label, string? Text)[]
                {
                    ("What", report.What),
                    ("Where", report.Where),
                    ("How to see it happen", report.HowToReproduce),
                    ("Versions", report.Versions),
                    ("Impact", report.Impact),
                    ("Proof of concept", report.ProofOfConcept),
                    ("Patch", report.Patch),
                    ("Who else knows", report.WhoElseKnows),
                }
                    .Where(part => part.Text is not null)
                    .Select(part => new MailboxPart(part.Label, part.Text!)),
            ];
}
