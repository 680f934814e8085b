using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests;

public sealed class SplittingTests
{
    private static readonly CaseNumber second = CaseNumber.Parse("TC-0000-1111").Value;

    private static readonly ReportText part = new()
    {
        What = "The other flaw",
        Where = "weir",
        HowToReproduce = "Open it.",
        Contact = "somebody-else@example.org",
    };

    [Fact]
    public void A_part_becomes_a_case_of_its_own_with_the_same_reporter_and_a_link_each_way()
    {
        var made = ACase.Accepted();
        var decided = made.Case.Split(made.Ann, second, part, ACase.Say("Two."), ACase.Programme, made.Now).Value;
        made.Take(made.Ann.Actor, Decision.Of(decided.Entries));
        var other = Case.Empty(second.Stream);
        foreach (var ((stream, entry), at) in decided.Elsewhere.Select((one, i) => (one, i + 1)))
        {
            stream.ShouldBe(second.Stream);
            other.Apply(new(stream, at, made.Now, made.Ann.Actor, entry, Redacted: false));
        }

        (made.Case.Parts.Single(), other.SplitFrom).ShouldBe((second, (CaseNumber?)ACase.Number));
        (made.Case.Links.Single(), other.Links.Single()).ShouldBe((second, ACase.Number));
        other.ReporterContact.ShouldBe(ACase.Report.Contact, "who reported it stays who reported it");
        (other.State, other.Cve, other.Counted).ShouldBe((ReportState.Received, null, null));
        other
            .Accept(ACase.Triager(ACase.Report.Contact), ACase.Say("x"), ACase.Programme, made.Now)
            .ShouldBeRefused("case.reporter-never-triages");
        other.AskRedaction(new Access.Viewer.Reporter(second), 1, new("Mine.")).ShouldBeAllowed();
        made.Case.MessagesFor(new Access.Viewer.Reporter(ACase.Number))[^1].Text!.Body.ShouldBe("Two.");
        decided.Dues.Select(d => d.Key).ShouldContain(Notices.ToReporter(ACase.Number).Key);
    }

    [Fact]
    public void What_is_closed_or_rejected_is_not_split()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Reject(made.Ann, RejectionReason.Spam, ACase.Say("Spam.")));

        made.Case.Split(made.Ann, second, part, ACase.Say("x"), ACase.Programme, made.Now)
            .ShouldBeRefused("case.nothing-to-split");
    }

    [Fact]
    public void A_case_moves_to_where_the_root_cause_lies_and_still_says_where_it_was_reported()
    {
        var made = ACase.Accepted();

        made.Take(
            made.Ann,
            made.Case.MoveTo(
                made.Ann,
                "pkg:npm/weir",
                new("Maintainers of weir", "pkg:npm/weir"),
                ACase.Say("It is in weir.")
            )
        );

        (made.Case.Where, made.Case.Report!.Where).ShouldBe(("pkg:npm/weir", "sluice"));
        made.Case.Vendors.Single().IsTold.ShouldBeFalse("nothing is sent to them");
        made.Case.MessagesFor(new Access.Viewer.Reporter(ACase.Number))[^1].Text!.Body.ShouldBe("It is in weir.");
        made.Case.MoveTo(made.Ann, "pkg:npm/weir", new("x", null), ACase.Say("x")).ShouldBeRefused("case.is-there");
    }
}
