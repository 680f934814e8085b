using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Embargoes;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Tests;

public sealed class PublishingTests
{
    [Fact]
    public void A_draft_is_saved_with_all_its_faults()
    {
        var made = ACase.Accepted();
        made.Save(made.Ann, new() { Summary = "half", CvssVector = "CVSS:3.1/nonsense" });

        made.Case.DraftRevision.ShouldBe(1);
        made.Case.Draft!.CvssVector.ShouldBe("CVSS:3.1/nonsense");
        made.Case.AskForReview(made.Ann).ShouldBeRefused("input.faulty");
        made.Case.AskForReview(made.Ann).Problem!.Faults.ShouldContain(f => f.Path == "affected");
    }

    [Fact]
    public void Saving_on_an_old_revision_is_refused_and_changes_nothing()
    {
        var made = ACase.Drafted();
        made.Save(made.Ben, ACase.Sound with { Summary = "Ben's" });

        made.Case.SaveDraft(made.Ann, 1, ACase.Sound with { Summary = "Ann's" }).ShouldBeRefused("case.draft-moved-on");
        made.Case.Draft!.Summary.ShouldBe("Ben's");
    }

    [Fact]
    public void Saving_the_same_again_is_nothing()
    {
        var made = ACase.Drafted();
        made.Case.SaveDraft(made.Ann, 1, ACase.Sound with { }).ShouldBeNothing();
    }

    [Fact]
    public void Who_drafted_never_approves()
    {
        var made = ACase.Drafted();
        made.Save(made.Ben, ACase.Sound with { Summary = "Both wrote on it" });

        made.Case.Approve(made.Ann, 2).ShouldBeRefused("case.four-eyes");
        made.Case.Approve(made.Ben, 2).ShouldBeRefused("case.four-eyes");
        made.Case.AskForChanges(made.Ben, 2, ACase.Say("Hm.")).ShouldBeRefused("case.four-eyes");
        made.Case.Approve(ACase.Triager(), 2).ShouldBeAllowed();
    }

    [Fact]
    public void Who_was_invited_by_a_drafter_never_approves()
    {
        var made = ACase.Drafted();
        var guest = ACase.Triager(invitedBy: made.Ann.Person);
        var other = ACase.Triager(invitedBy: made.Ben.Person);

        made.Case.Approve(guest, 1).ShouldBeRefused("case.invited-by-drafter");
        made.Case.AskForChanges(guest, 1, ACase.Say("Hm.")).ShouldBeRefused("case.invited-by-drafter");
        made.Case.Approve(other, 1).ShouldBeAllowed();
    }

    [Fact]
    public void An_approval_is_for_the_revision_that_was_read()
    {
        var made = ACase.Drafted();
        made.Save(made.Ann, ACase.Sound with { Summary = "Changed while Ben read" });

        made.Case.Approve(made.Ben, 1).ShouldBeRefused("case.draft-moved-on");
    }

    [Fact]
    public void A_save_makes_the_approval_worthless()
    {
        var made = ACase.Approved();
        made.Case.Approved.ShouldBeTrue();
        made.Save(made.Ann, ACase.Sound with { Summary = "One more thing" });

        made.Case.Approved.ShouldBeFalse();
        made.Decide(made.Ann).ShouldBeRefused("case.not-approved");
    }

    [Fact]
    public void Asking_for_changes_takes_an_approval_back()
    {
        var made = ACase.Approved();
        made.Take(made.Ben, made.Case.AskForChanges(made.Ben, 1, ACase.Say("I overlooked something.")));

        made.Case.Approved.ShouldBeFalse();
        made.Case.AwaitsReview.ShouldBeFalse();
        made.Decide(made.Ann).ShouldBeRefused("case.not-approved");
    }

    [Fact]
    public void A_faulty_draft_is_never_approved()
    {
        var made = ACase.Accepted();
        made.Save(made.Ann, ACase.Sound with { Summary = "" });

        made.Case.Approve(made.Ben, 1).ShouldBeRefused("input.faulty");
    }

    [Fact]
    public void Asking_twice_for_a_review_asks_once()
    {
        var made = ACase.Drafted();
        made.Take(made.Ann, made.Case.AskForReview(made.Ann));
        made.Case.AwaitsReview.ShouldBeTrue();

        made.Case.AskForReview(made.Ann).ShouldBeNothing();
        made.Case.Approve(made.Ben, 1).ShouldBeAllowed();
    }

    [Fact]
    public void There_is_nothing_to_review_without_a_draft()
    {
        var made = ACase.Accepted();
        made.Case.AskForReview(made.Ann).ShouldBeRefused("case.no-draft");
        made.Case.Approve(made.Ben, 0).ShouldBeRefused("case.no-draft");
    }

    [Fact]
    public void Only_an_approved_draft_is_published()
    {
        var made = ACase.Drafted();
        made.Decide(made.Ann).ShouldBeRefused("case.not-approved");
        made.Case.DecidePublication(made.Ann, 7, null, made.Now).ShouldBeRefused("case.draft-moved-on");
    }

    [Fact]
    public void A_token_only_prepares()
    {
        var made = ACase.Approved();
        made.Decide(made.Ann with { Scopes = [TokenScope.CasesWrite] }).ShouldBeRefused("step-up.needed");
        made.Decide(made.Ann).ShouldBeAllowed();
    }

    [Fact]
    public void An_instant_in_the_past_or_beyond_a_year_is_refused()
    {
        var made = ACase.Approved();
        made.Decide(made.Ann, made.Now.AddSeconds(-1)).ShouldBeRefused("case.instant-out-of-range");
        made.Decide(made.Ann, made.Now.AddDays(367)).ShouldBeRefused("case.instant-out-of-range");
        made.Decide(made.Ann, made.Now.AddDays(366)).ShouldBeAllowed();
    }

    [Fact]
    public void Nothing_happens_before_the_instant()
    {
        var made = ACase.Approved();
        var at = made.Now.AddDays(3);
        made.Take(made.Ann, made.Decide(made.Ann, at));
        made.Dues.ShouldContain(new DueRow(Case.PublishDue, ACase.Number.Text, at));

        made.Case.Publish(made.Ids, "TCS", at.AddTicks(-1)).IsNothing.ShouldBeTrue();
        made.Case.Plan.ShouldBe(new PublicationPlan(1, at));
    }

    [Fact]
    public void At_the_instant_it_is_published_with_the_years_next_id()
    {
        var made = ACase.Approved();
        made.Take(made.Ann, made.Decide(made.Ann));
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now));

        made.Case.Published!.Id.ToString().ShouldBe("TCS-2026-1");
        made.Case.Published.DocumentRevision.ShouldBe(1);
        made.Case.Embargo.ShouldBe(EmbargoState.Exited);
        made.Case.Plan.ShouldBeNull();
        made.Ids.Next("TCS", 2026).ToString().ShouldBe("TCS-2026-2");
    }

    [Fact]
    public void Publishing_twice_is_harmless()
    {
        var made = ACase.Published();
        made.Case.Publish(made.Ids, "TCS", made.Now.AddMinutes(1)).IsNothing.ShouldBeTrue();
        made.Decide(made.Ann).ShouldBeRefused("case.already-published");
    }

    [Fact]
    public void A_publication_missed_by_more_than_an_hour_asks_a_person()
    {
        var made = ACase.Approved();
        made.Take(made.Ann, made.Decide(made.Ann, made.Now.AddHours(1)));
        var late = made.Now.AddHours(2).AddTicks(10);

        made.Case.Publish(made.Ids, "TCS", made.Now.AddHours(2))
            .Entries.ShouldHaveSingleItem()
            .ShouldBeOfType<AdvisoryPublished>();
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", late));

        made.Case.Published.ShouldBeNull();
        made.Case.Plan.ShouldBeNull();
        ((PublicationHeld)made.Case.History[^1].Entry).Reason.ShouldBe(HoldReason.Missed);
        made.Dues[^1].Key.ShouldBe($"ask-triagers:{ACase.Number}");
        made.Decide(made.Ann).ShouldBeAllowed();
    }

    [Fact]
    public void A_draft_that_changed_after_the_decision_is_held()
    {
        var made = ACase.Approved();
        made.Take(made.Ann, made.Decide(made.Ann, made.Now.AddDays(1)));
        made.Save(made.Ann, ACase.Sound with { Summary = "Not what was approved" });
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now.AddDays(1)));

        made.Case.Published.ShouldBeNull();
        ((PublicationHeld)made.Case.History[^1].Entry).Reason.ShouldBe(HoldReason.NoLongerApproved);
    }

    [Fact]
    public void An_approval_of_another_revision_does_not_carry_an_old_plan()
    {
        var made = ACase.Approved();
        made.Take(made.Ann, made.Decide(made.Ann, made.Now.AddDays(1)));
        made.Save(made.Ann, ACase.Sound with { Summary = "Approved, but for no instant" });
        made.Take(made.Ben, made.Case.Approve(made.Ben, 2));
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now.AddDays(1)));

        made.Case.Published.ShouldBeNull();
    }

    [Fact]
    public void What_was_called_off_does_not_happen()
    {
        var made = ACase.Approved();
        made.Case.CallOffPublication(made.Ann).ShouldBeRefused("case.nothing-scheduled");
        made.Take(made.Ann, made.Decide(made.Ann, made.Now.AddDays(1)));
        made.Take(made.Ben, made.Case.CallOffPublication(made.Ben));

        made.Case.Publish(made.Ids, "TCS", made.Now.AddDays(1)).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void A_revision_keeps_the_id_and_the_first_date_and_needs_new_eyes()
    {
        var made = ACase.Published();
        var first = made.Now;
        made.Now = first.AddDays(2);
        made.Save(made.Ben, ACase.Sound with { Summary = "Corrected" });
        made.Case.Approved.ShouldBeFalse();
        made.Case.Approve(made.Ben, 2).ShouldBeRefused("case.four-eyes");

        // what Ann wrote is public: of what is not, she wrote nothing
        made.Take(made.Ann, made.Case.Approve(made.Ann, 2));
        made.Take(made.Ben, made.Decide(made.Ben));
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now));

        made.Case.Published!.Id.ToString().ShouldBe("TCS-2026-1");
        made.Case.Published.DocumentRevision.ShouldBe(2);
        made.Case.Published.First.ShouldBe(first);
        made.Case.Published.Latest.ShouldBe(made.Now);
        made.Case.Published.Content!.Summary.ShouldBe("Corrected");
    }

    [Fact]
    public void What_is_public_is_not_reviewed_again()
    {
        var made = ACase.Published();
        made.Case.AskForReview(made.Ann).ShouldBeRefused("case.already-published");
        made.Case.Approve(made.Ben, 1).ShouldBeRefused("case.already-published");
        made.Case.AskForChanges(made.Ben, 1, ACase.Say("Too late.")).ShouldBeRefused("case.already-published");
    }

    [Fact]
    public void A_cve_id_that_comes_late_is_a_reason_to_publish_again()
    {
        var made = ACase.Published();
        made.Reserve("CVE-2026-0001");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));
        made.Take(made.Ann, made.Decide(made.Ann));
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now));

        made.Case.Published!.DocumentRevision.ShouldBe(2);
        made.Case.Published.Cve.ShouldBe(CveId.Known("CVE-2026-0001"));
        made.Decide(made.Ann).ShouldBeRefused("case.already-published");
    }

    [Fact]
    public void The_drafters_hear_what_the_reviewer_says()
    {
        var made = ACase.Drafted();
        made.Dues.Clear();
        made.Take(made.Ben, made.Case.AskForChanges(made.Ben, 1, ACase.Say("Name the fix.")));
        made.Dues.ShouldHaveSingleItem().Key.ShouldBe($"member:{made.Ann.Person}:{ACase.Number}");
    }

    [Fact]
    public void Folding_the_history_gives_the_same_case()
    {
        var made = ACase.Published();
        var again = Folding.Fold<Case>(ACase.Number.Stream, made.Case.History);

        again.State.ShouldBe(made.Case.State);
        again.Published.ShouldBe(made.Case.Published);
        again.DraftRevision.ShouldBe(1);
        again.Drafters.ShouldBeEmpty();
        again
            .History.Select(h => h.Entry.GetType())
            .ShouldBe([
                typeof(ReportReceived),
                typeof(ReportAccepted),
                typeof(DraftSaved),
                typeof(DraftApproved),
                typeof(PublicationDecided),
                typeof(AdvisoryPublished),
            ]);
    }

    [Fact]
    public void A_case_whose_texts_were_destroyed_still_folds()
    {
        var redacted = ACase
            .Published()
            .Case.History.Select(h =>
                h with
                {
                    Redacted = true,
                    Entry = h.Entry switch
                    {
                        ReportReceived e => e with { Text = null },
                        ReportAccepted e => e with { Text = null },
                        DraftSaved e => e with { Text = null },
                        var e => e,
                    },
                }
            );
        var again = Folding.Fold<Case>(ACase.Number.Stream, redacted);

        again.Published!.Id.ShouldBe(AdvisoryId.Of("TCS", 2026, 1));
        again.Published.Content.ShouldBeNull();
        again.Report.ShouldBeNull();
    }
}
