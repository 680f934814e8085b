using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Programmes;

namespace Tocsin.Workspace.Mailbox;

/// <summary>What a reporter can decide now. The decisions themselves are asked, so nothing is offered that would be refused.</summary>
/// <param name="SecondLookUntil">Until when a second look can be asked for, UTC; null: it cannot.</param>
public sealed record MailboxMoves(
    bool ChooseCredit,
    bool Withdraw,
    DateTimeOffset? SecondLookUntil,
    bool CheckFix,
    bool ProposeEmbargo
)
{
    private static readonly MessageText some = new("…");
    private static readonly Programme any = new();

    internal static MailboxMoves Of(Case found, DateTimeOffset now) =>
        new(
            // whose report was merged is named in the advisory of what came first
            found.ChooseCredit("…").Succeeded && found.RejectedAs is null or RejectionReason.Duplicate,
            !found.TakenBack && found.TakeBack(some, any, now).Succeeded,
            found.AskSecondLook(some, any, now).Succeeded ? found.SecondLookUntil : null,
            found.AsksForFixCheck,
            // a minute from now is within every policy
            found.ProposeEmbargo(new Viewer.Reporter(found.Number), now.AddMinutes(1), null, any, now).Succeeded
        );
}

/// <summary>Another end of the embargo that is proposed.</summary>
/// <param name="Proposal">What an answer names.</param>
/// <param name="Yours">Whether the reporter made it.</param>
/// <param name="Until">UTC.</param>
/// <param name="AnswerBy">UTC; silence agrees, unless the reporter once proposed something.</param>
/// <param name="Terms">Markdown.</param>
/// <param name="Agreed">What the reporter answered; null: nothing yet.</param>
public sealed record MailboxProposal(
    int Proposal,
    bool Yours,
    DateTimeOffset Until,
    DateTimeOffset AnswerBy,
    string? Terms,
    bool? Agreed
)
{
    internal static MailboxProposal Of(EmbargoProposal made) =>
        new(
            made.Number,
            made.By == EmbargoParty.Reporter,
            made.Until,
            made.AnswerBy,
            made.Terms,
            made.Answers.TryGetValue(EmbargoParty.Reporter, out var agreed) ? agreed : null
        );
}
