using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Standards.Problems;
using Tocsin.Web.Components;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Drafting;

/// <summary>Everything about the draft that is no part of it, as one member sees it now.</summary>
/// <param name="Suggest">The field for which this member writes another text; null: none is chosen.</param>
public sealed record RemarksView(
    CaseForms Forms,
    IReadOnlyList<ShareView> Shares,
    IReadOnlyList<DraftThread> Threads,
    DraftField? Suggest
)
{
    /// <summary>With whom it could be shared now, in words.</summary>
    internal IReadOnlyList<Choice> Audiences =>
        [
            .. Forms
                .Case.DraftAudiences.Where(a => Forms.Case.MayShareDraft(Forms.Viewer, a) is null)
                // with no vendor in the case, everyone is the reporter
                .Where(a => a != Audience.Everyone || Forms.Case.Vendors.Any(vendor => vendor.IsTold))
                .Select(a => new Choice(a.Text, ConversationWords.To(a, Forms.Case))),
        ];

    /// <summary>To whom this member can speak of it.</summary>
    internal IReadOnlyList<Choice> Readers =>
        [
            .. Forms
                .Case.Audiences.Where(a => Forms.Case.CommentOnDraft(Forms.Viewer, a, null, new("…")).Succeeded)
                .OrderBy(a => a != Audience.Team)
                .Select(a => new Choice(a.Text, ConversationWords.To(a, Forms.Case))),
        ];

    // the decisions themselves are asked, so that no form is offered that would be refused
    internal Problem? Accept(DraftThread thread) =>
        Forms.Case.AcceptSuggestion(Forms.Viewer, thread.Sequence, Forms.Case.DraftRevision, null).Problem;

    internal bool CanDecline(DraftThread thread) =>
        Forms.Case.DeclineSuggestion(Forms.Viewer, thread.Sequence, new("…")).Succeeded;

    internal bool CanAnswer(DraftThread thread) =>
        Forms.Case.AnswerOnDraft(Forms.Viewer, thread.Sequence, new("…")).Succeeded;

    internal bool CanWithdraw(DraftThread thread) =>
        Forms.Case.WithdrawSuggestion(Forms.Viewer, thread.Sequence).Succeeded;
}

/// <param name="Seen">Who of them has opened the revision that they read now, each with the first time.</param>
public sealed record ShareView(DraftShare Share, IReadOnlyList<Opening> Seen);
