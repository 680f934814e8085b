using Tocsin.Cases.Precedents;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests.Precedents;

public sealed class PrecedentTests
{
    private static readonly PrecedentId id = PrecedentId.Parse("PR-7KQ4M2XD").Value;
    private static readonly PrecedentText text = new("Merging objects", "An option was merged.", "Not our boundary.");

    [Fact]
    public void Nothing_is_told_of_what_is_not_judged_or_kept_silent()
    {
        var received = new ACase();
        received
            .Case.ProposePrecedent(received.Ann, id, text, "", false, false)
            .ShouldBeRefused("precedent.no-verdict");
        var accepted = ACase.Accepted();
        accepted
            .Case.ProposePrecedent(accepted.Ann, id, text, "", false, false)
            .ShouldBeRefused("precedent.under-embargo");
        var published = ACase.Published();
        published.Case.ProposePrecedent(published.Ann, id, text, "accepted", false, false).Problem.ShouldBeNull();

        var asked = Rejected();
        asked.Take(Actor.Reporter, asked.Case.AskSecondLook(ACase.Say("Look."), ACase.Programme, asked.Now).Value);
        asked.Case.ProposePrecedent(asked.Ann, id, text, "", false, false).ShouldBeRefused("case.second-look-asked");
    }

    [Theory]
    [InlineData("It was in Sluice, of course.", false, false, false)]
    [InlineData("It was in Sluice, of course.", true, false, true)]
    [InlineData("It was in sluices.", false, false, true)]
    [InlineData("rita@example.org wrote it.", false, false, false)]
    [InlineData("Rita wrote it.", true, false, false)]
    [InlineData("Rita wrote it.", false, true, true)]
    public void What_names_the_package_or_the_reporter_is_refused_unless_that_is_chosen(
        string answer,
        bool namesPackage,
        bool namesReporter,
        bool passes
    )
    {
        var made = Rejected();

        var decided = made.Case.ProposePrecedent(
            made.Ann,
            id,
            text with
            {
                Answer = answer,
            },
            "spam",
            namesPackage,
            namesReporter
        );

        decided.Succeeded.ShouldBe(passes);
        if (!passes)
            decided.Problem!.Faults.ShouldAllBe(fault => fault.Path == "answer");
    }

    [Fact]
    public void A_precedent_names_no_case_by_its_number() =>
        PrecedentText.Of("As in TC-7KQ4-M2XD", "x", "y").Problem!.Faults.Single().Path.ShouldBe("title");

    [Fact]
    public void A_second_person_publishes_it_and_only_once_and_only_in_its_own_case()
    {
        var made = Rejected();
        var precedent = Proposed(made);

        made.Case.ConfirmPrecedent(made.Ann, precedent).ShouldBeRefused("precedent.four-eyes");
        made.Case.ConfirmPrecedent(made.Ben with { Scopes = [TokenScope.CasesWrite] }, precedent)
            .ShouldBeRefused("step-up.needed");
        var other = Rejected(ACase.Another(ACase.Report));
        other.Case.ConfirmPrecedent(other.Ben, precedent).ShouldBeRefused("precedent.none");

        var decided = made.Case.ConfirmPrecedent(made.Ben, precedent).Value;
        decided.Dues.Single().ShouldBe(new(Precedent.CarryDue, id.Text, DateTimeOffset.UnixEpoch));
        precedent.Apply(new(id.Stream, 2, made.Now, made.Ben.Actor, decided.Elsewhere.Single().Entry, false));
        made.Case.ConfirmPrecedent(made.Ben, precedent).ShouldBeRefused("precedent.none");
        made.Case.DropPrecedent(made.Ben, precedent, new("Too late.")).ShouldBeRefused("precedent.none");
    }

    private static Precedent Proposed(ACase made)
    {
        var decided = made.Case.ProposePrecedent(made.Ann, id, text, "not-a-vulnerability", false, false).Value;
        var precedent = Precedent.Empty(id.Stream);
        precedent.Apply(new(id.Stream, 1, made.Now, made.Ann.Actor, decided.Elsewhere.Single().Entry, false));
        return precedent;
    }

    private static ACase Rejected(ACase? made = null)
    {
        made ??= new ACase();
        made.Take(Actor.Reporter, made.Case.ChooseCredit("Rita").Value);
        made.Take(made.Ann, made.Case.Reject(made.Ann, RejectionReason.NotAVulnerability, ACase.Say("It is not.")));
        return made;
    }
}
