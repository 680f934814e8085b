using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Mailbox;

/// <summary>The sentences of the mailbox.</summary>
internal static class MailboxWords
{
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
