using Tocsin.Cases.Channels;
using Tocsin.Cases.Openings;
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

    private static long Write(ACase made, Audience audience, string text)
    {
        made.Take(made.Ann, made.Case.Write(made.Ann, audience, ACase.Say(text)));
        return made.Case.History.Last(r => r.Entry is MessageWritten).Sequence;
    }

    private static void Edit(ACase made, long message, string text) =>
        made.Take(made.Ann.Actor, Decision.Of(new MessageEdited(message) { Text = ACase.Say(text) }));
}
