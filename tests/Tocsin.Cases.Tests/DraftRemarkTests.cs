using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;

namespace Tocsin.Cases.Tests;

public sealed class DraftRemarkTests
{
    [Fact]
    public void A_case_keeps_so_many_remarks_on_its_draft_and_what_is_there_can_still_be_decided()
    {
        var made = ACase.Drafted();
        var another = new SuggestionText("Another summary", null);
        made.Take(made.Ben, made.Case.SuggestChange(made.Ben, made.Case.DraftRevision, DraftField.Summary, another));
        var suggestion = made.Case.DraftThreadsFor(made.Ann)[0].Sequence;
        for (var i = 1; i < Case.MostRemarks; i++)
            made.Take(made.Ann, Comment(made));

        Comment(made).ShouldBeRefused("draft.too-many-remarks");
        made.Case.SuggestChange(made.Ben, made.Case.DraftRevision, DraftField.Summary, another)
            .ShouldBeRefused("draft.too-many-remarks");
        made.Take(made.Ann, made.Case.DeclineSuggestion(made.Ann, suggestion, new("It is right as it is.")));
    }

    private static Standards.Problems.Result<Ledger.Decision> Comment(ACase made) =>
        made.Case.CommentOnDraft(made.Ann, Audience.Team, null, new RemarkText("And what of Windows?"));
}
