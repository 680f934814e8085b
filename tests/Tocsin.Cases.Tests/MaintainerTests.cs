using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.People;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Tests;

public sealed class MaintainerTests
{
    private const string Address = "mia@sluice.example";

    private static readonly SaidText said = new("It is meant to be so.");
    private static readonly Viewer.Maintainer mia = new(ACase.Number, 1);

    [Fact]
    public void Whoever_is_invited_proves_control_signs_and_only_then_the_vendor_knows()
    {
        var made = With();
        Share(made);
        Invite(made);
        Sign(made).ShouldBeRefused("maintainer.control-not-proved");
        made.Case.ProveControl(made.Ann, 1, ProofWay.Repository, null).ShouldBeRefused("maintainer.no-token-place");
        made.Case.ProveControl(made.Ann, 1, ProofWay.TriagersWord, null).ShouldBeRefused("input.faulty");
        made.Take(mia.Actor, made.Case.PlaceToken(mia, new("A tag in the repository"), made.Now).Value);
        made.Take(made.Ann, made.Case.ProveControl(made.Ann, 1, ProofWay.Repository, null));
        made.Case.Vendors[0].IsTold.ShouldBeFalse();

        made.Take(mia.Actor, Sign(made).Value);

        made.Case.Maintainers[0].TakesPart.ShouldBeTrue();
        made.Case.Maintainers[0].SignedUntil.ShouldBe(made.Case.EmbargoEnds);
        made.Case.StateFor(made.Case.Vendors[0]).Text.ShouldBe("Vfdpxa");
        made.Case.Vendors[0].Status.ShouldBe(VendorStatus.HasNotLooked);
        made.Case.AdherenceOf(EmbargoParty.Vendor(1)).ShouldBe(EmbargoAdherence.Keeps);
        Sign(made).ShouldBeRefused("maintainer.none");
    }

    [Fact]
    public void A_code_that_was_mailed_to_a_published_contact_proves_control_and_one_handed_over_does_not()
    {
        var made = With();
        Publish(made);
        Invite(made, byMail: false);
        made.Case.Maintainers[0].Proof.ShouldBeNull();
        made.Take(made.Ann, made.Case.LetMaintainerGo(made.Ann, 1));

        Invite(made);

        made.Case.Maintainers[1].Proof.ShouldBe(ProofWay.PublishedContact);
        made.Dues.ShouldContain(due => due.Kind == Case.InviteDue && due.Key == $"{ACase.Number}:2");
    }

    [Fact]
    public void Nobody_is_invited_before_there_are_terms_nor_twice_and_an_invitation_lapses()
    {
        var early = new ACase();
        early.Take(early.Ann, early.Case.AddVendor(early.Ann, new("The maintainers of sluice", null)));
        early.Case.InviteMaintainer(early.Ann, 1, Invitation(), true, early.Now).ShouldBeRefused("maintainer.not-yet");

        var made = With();
        Publish(made);
        Invite(made);
        made.Case.InviteMaintainer(made.Ann, 1, Invitation(), true, made.Now)
            .ShouldBeRefused("maintainer.invited-already");
        made.Now += Maintainer.InvitationLasts;
        Sign(made).ShouldBeRefused("maintainer.none");
        made.Case.InviteMaintainer(made.Ann, 1, Invitation(), true, made.Now).ShouldBeAllowed();
    }

    [Fact]
    public void A_vendor_for_whom_somebody_is_invited_stays_until_that_is_taken_back()
    {
        var made = With();
        Invite(made);

        made.Case.DropVendor(made.Ann, 1).ShouldBeRefused("vendor.invited");
        made.Take(made.Ann, made.Case.LetMaintainerGo(made.Ann, 1));

        made.Case.DropVendor(made.Ann, 1).ShouldBeAllowed();
    }

    [Fact]
    public void Signed_are_the_terms_that_were_read_and_no_others()
    {
        var made = With();
        Publish(made);
        Invite(made);
        var read = made.Case.TermsInForce;
        made.Take(made.Ann, made.Case.EndEmbargo(made.Ann, new("It leaked.")));

        made.Case.SignTerms(mia, "Mia", read.Hash, ACase.Programme, made.Now)
            .ShouldBeRefused("maintainer.terms-changed");
        made.Take(mia.Actor, Sign(made).Value);
        made.Case.Maintainers[0].SignedUntil.ShouldBeNull();
    }

    [Fact]
    public void A_maintainer_moves_their_own_vendor_and_no_other()
    {
        var made = Signed();
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("A distribution", null)));

        made.Case.SayFixed(mia, released: true, null).ShouldBeRefused("input.faulty");
        made.Take(mia.Actor, made.Case.SayFixed(mia, released: false, "1.2.4").Value);
        made.Case.StateFor(made.Case.Vendors[0]).Text.ShouldBe("VFdpxa");
        made.Take(mia.Actor, made.Case.SayFixed(mia, released: true, null).Value);

        made.Case.StateFor(made.Case.Vendors[0]).Text.ShouldBe("VFDpxa");
        made.Case.Vendors[0].Status.ShouldBe(VendorStatus.Fixed);
        made.Case.StateFor(made.Case.Vendors[1]).Text.ShouldBe("vfdpxa");
        made.Case.History[^1].By.ShouldBe(mia.Actor);
    }

    [Fact]
    public void What_was_not_shared_cannot_be_spoken_of()
    {
        var made = With();
        Publish(made);
        Invite(made);
        made.Take(mia.Actor, Sign(made).Value);

        made.Case.Vendors[0].IsTold.ShouldBeFalse();
        made.Case.SayFixed(mia, released: false, "1.2.4").ShouldBeRefused("vendor.not-told");
        Share(made);

        made.Case.Vendors[0].IsTold.ShouldBeTrue();
        made.Case.SayFixed(mia, released: false, "1.2.4").ShouldBeAllowed();
    }

    [Fact]
    public void Their_answer_to_the_embargo_is_their_own()
    {
        var made = Signed();
        made.Take(
            made.Ann,
            made.Case.ProposeEmbargo(made.Ann, made.Case.EmbargoEnds.AddDays(-5), null, ACase.Programme, made.Now)
        );
        made.Dues.ShouldContain(Notices.ToMaintainer(1, ACase.Number));

        made.Take(mia.Actor, made.Case.AnswerEmbargo(mia, null, 1, agrees: false).Value);

        made.Case.EmbargoProposals[0].Fate.ShouldBe(ProposalFate.Declined);
        made.Take(
            mia.Actor,
            made.Case.ProposeEmbargo(mia, made.Case.EmbargoEnds.AddDays(-9), null, ACase.Programme, made.Now).Value
        );
        made.Case.EmbargoProposals[1].By.ShouldBe(EmbargoParty.Vendor(1));
    }

    [Fact]
    public void No_CVE_ID_before_they_were_heard_or_their_time_is_over_or_a_triager_says_why()
    {
        var made = Signed();
        made.Reserve("CVE-2026-0001");
        made.Case.AssignCve(made.Ann, made.Pool, made.Now).ShouldBeRefused("case.view-awaited");
        made.Case.AssignCve(made.Ann, made.Pool, CveId.Known("CVE-2026-0001"), made.Now)
            .ShouldBeRefused("case.view-awaited");
        var unheard = made.Case.AssignCve(made.Ann, made.Pool, made.Now, new ReasonText("Attacks were seen."));
        unheard.Value.Entries[0].ShouldBeOfType<ViewNotAwaited>();

        made.Case.AssignCve(made.Ann, made.Pool, made.Now.AddDays(8)).ShouldBeAllowed();
        made.Take(mia.Actor, made.Case.Dispute(mia, said).Value);

        made.Case.MaintainerWords[0].Kind.ShouldBe(MaintainerWordKind.Disputed);
        made.Case.AssignCve(made.Ann, made.Pool, made.Now).Value.Entries[0].ShouldBeOfType<CveAssigned>();
    }

    [Fact]
    public void Handing_over_invites_another_and_leaves_what_was_promised()
    {
        var made = Signed();
        made.Take(mia.Actor, made.Case.HandOver(mia, "Noa", "noa@sluice.example", "token", made.Now).Value);

        made.Case.Maintainers[0].Left.ShouldBe(LeftBecause.HandedOver);
        made.Case.Maintainers[1].Proof.ShouldBe(ProofWay.Named);
        made.Case.SayAbandoned(mia, said).ShouldBeRefused("maintainer.none");
        made.Case.AdherenceOf(EmbargoParty.Vendor(1)).ShouldBe(EmbargoAdherence.Keeps);
    }

    [Fact]
    public void Whom_they_propose_is_invited_once_a_triager_agrees()
    {
        var made = Signed();
        made.Take(mia.Actor, made.Case.ProposePerson(mia, new("Noa", "noa@sluice.example", null)).Value);
        made.Take(mia.Actor, made.Case.ProposePerson(mia, new("Kim", "kim@sluice.example", null)).Value);
        made.Case.Maintainers.Count.ShouldBe(1);

        made.Take(made.Ann, made.Case.SettlePerson(made.Ann, 1, true, "token", made.Now));
        made.Take(made.Ann, made.Case.SettlePerson(made.Ann, 2, false, "token", made.Now));

        made.Case.Maintainers.Count.ShouldBe(2);
        made.Case.ProposedPeople.Select(p => p.Agreed).ShouldBe([true, false]);
        made.Case.SettlePerson(made.Ann, 1, true, "token", made.Now).ShouldBeRefused("maintainer.no-such-person");
    }

    [Fact]
    public void Who_is_away_asks_for_help_or_gives_up_is_recorded_and_the_day_stands()
    {
        var made = Signed();
        var ends = made.Case.EmbargoEnds;
        var today = new DateOnly(2026, 3, 2);
        made.Case.GoAway(mia, today.AddDays(-1), today).ShouldBeRefused("input.faulty");
        made.Take(mia.Actor, made.Case.GoAway(mia, today.AddDays(20), today).Value);
        made.Take(mia.Actor, made.Case.AskForHelp(mia, said).Value);
        made.Take(mia.Actor, made.Case.SayAbandoned(mia, said).Value);

        made.Case.Maintainers[0].AwayUntil.ShouldBe(today.AddDays(20));
        made.Case.MaintainerWords.Select(w => w.Kind)
            .ShouldBe([MaintainerWordKind.HelpAsked, MaintainerWordKind.Abandoned]);
        made.Case.EmbargoEnds.ShouldBe(ends);
        made.Take(mia.Actor, made.Case.Leave(mia).Value);
        made.Case.Leave(mia).ShouldBeRefused("maintainer.none");
    }

    private static ACase With()
    {
        var made = ACase.Accepted();
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("The maintainers of sluice", "pkg:npm/sluice")));
        return made;
    }

    private static ACase Signed()
    {
        var made = With();
        Publish(made);
        Share(made);
        Invite(made);
        made.Take(mia.Actor, Sign(made).Value);
        made.Case.StateFor(made.Case.Vendors[0]).Has(CaseEvent.VendorAware).ShouldBeTrue();
        return made;
    }

    private static void Publish(ACase made) =>
        made.Take(
            made.Ann,
            made.Case.KeepContacts(
                made.Ann,
                1,
                ContactSource.PackageJson,
                [new(ContactWay.Email, Address, ContactSource.PackageJson, "author.email", "", ContactRank.Person)]
            )
        );

    private static void Share(ACase made) =>
        made.Take(made.Ann, made.Case.ShareReport(made.Ann, 1, new("Merging pollutes."), ACase.Programme, made.Now));

    private static void Invite(ACase made, bool byMail = true) =>
        made.Take(made.Ann, made.Case.InviteMaintainer(made.Ann, 1, Invitation(), byMail, made.Now));

    private static InvitedText Invitation() => new("Mia", Address, "token");

    private static Standards.Problems.Result<Ledger.Decision> Sign(ACase made) =>
        made.Case.SignTerms(mia, "Mia", made.Case.TermsInForce.Hash, ACase.Programme, made.Now);
}
