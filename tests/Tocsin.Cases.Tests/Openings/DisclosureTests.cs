using Tocsin.Cases.Channels;
using Tocsin.Cases.Openings;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests.Openings;

/// <summary>How much of a conversation is shown when a case is opened.</summary>
public sealed class DisclosureTests
{
    [Fact]
    public void What_a_writer_changed_is_shown_in_its_last_words_alone()
    {
        var made = ACase.Published();
        var first = Write(made, Audience.WithReporter, "The first words.");
        Edit(made, first, "The second words.");
        Edit(made, first, "The last words.");

        var messages = made.Case.History.Where(r => r.Sequence >= first).ToList();

        messages.Select(made.Case.MostOf).ShouldBe([Disclosure.Facts, Disclosure.Facts, Disclosure.Whole]);
        messages.Select(made.Case.UsualOf).ShouldBe([Disclosure.Facts, Disclosure.Facts, Disclosure.Whole]);
    }

    [Fact]
    public void What_was_written_to_the_team_or_to_one_vendor_is_withheld_unless_somebody_chooses_it()
    {
        var made = ACase.Accepted();
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("Maintainers", "pkg:npm/sluice")));
        made.Take(made.Ann, made.Case.MoveVendor(made.Ann, 1, CaseEvent.VendorAware));
        var sequences = new[] { Audience.Team, Audience.WithVendor(1), Audience.Everyone, Audience.WithReporter }
            .Select(audience => Write(made, audience, $"To {audience}."))
            .ToList();
        Edit(made, sequences[1], "Changed, to the vendor still.");

        var written = made.Case.History.Where(r => sequences.Contains(r.Sequence)).ToList();

        written
            .Select(made.Case.UsualOf)
            .ShouldBe([Disclosure.Withheld, Disclosure.Withheld, Disclosure.Whole, Disclosure.Whole]);
        made.Case.UsualOf(made.Case.History[^1])
            .ShouldBe(Disclosure.Withheld, "a change has the readers of what it changes");
    }

    [Fact]
    public void Names_beside_the_report_keep_its_part_sealed_and_what_was_found_is_an_extract()
    {
        var bare = ACase.Report with { Contact = null, Credit = null, WhoElseKnows = null };

        MostOfReport(bare).ShouldBe(Disclosure.Whole);
        MostOfReport(bare with { Credit = "Rita" }).ShouldBe(Disclosure.Extract);
        MostOfReport(bare with { WhoElseKnows = "A colleague." }).ShouldBe(Disclosure.Extract);
        MostOfReport(bare with { Contact = "rita@example.org" }).ShouldBe(Disclosure.Extract);
    }

    [Fact]
    public void A_duplicate_is_not_opened_and_no_precedent_while_its_original_is_secret()
    {
        var (original, duplicate) = (ACase.Accepted(), ACase.Another(ACase.Report));
        var merged = duplicate.Case.MergeInto(duplicate.Ann, original.Case, ACase.Say("Thank you, we know.")).Value;
        duplicate.TakeHere(duplicate.Ann, merged);
        duplicate.TakeElsewhere(Actor.Tocsin, new CaseClosed());

        duplicate.Case.WhyNotOpened.ShouldBe(OpeningProblems.TellsOfOthers);
        duplicate.Case.MayBeToldOf().ShouldBe(CaseProblems.UnderEmbargo);

        var advisory = ACase.Published().Case.Published!;
        duplicate.TakeElsewhere(Actor.Tocsin, new Duplicates.OriginalPublished(advisory.Id, 1));
        duplicate.Case.WhyNotOpened.ShouldBeNull();
    }

    [Fact]
    public void A_published_case_is_not_opened_while_a_case_of_the_same_flaw_is_linked()
    {
        var made = ACase.Published();
        var other = Identifiers.CaseNumber.Parse("TC-0000-0001").Value;
        made.Case.WhyNotOpened.ShouldBeNull();

        made.TakeHere(made.Ann, made.Case.Link(made.Ann, other).Value);
        made.Case.WhyNotOpened.ShouldBe(OpeningProblems.TellsOfOthers);

        made.TakeHere(made.Ann, made.Case.Unlink(made.Ann, other).Value);
        made.Case.WhyNotOpened.ShouldBeNull();
    }

    private static Disclosure MostOfReport(ReportText report)
    {
        var made = ACase.Another(report);
        return made.Case.MostOf(made.Case.History[0]);
    }

    private static long Write(ACase made, Audience audience, string text)
    {
        made.Take(made.Ann, made.Case.Write(made.Ann, audience, ACase.Say(text)));
        return made.Case.History.Last(r => r.Entry is MessageWritten).Sequence;
    }

    private static void Edit(ACase made, long message, string text) =>
        made.Take(made.Ann.Actor, Decision.Of(new MessageEdited(message) { Text = ACase.Say(text) }));
}
