using Tocsin.Governance.Charters;
using Tocsin.Governance.Programmes;

namespace Tocsin.Governance.Tests.Programmes;

public sealed class IntakePauseTests
{
    private static readonly Programme programme = new()
    {
        TimeZone = "Europe/Vienna",
        Pauses = [new(new(2026, 12, 21), new(2027, 1, 3), "The team is on holiday.", "Call the hosting team.")],
    };

    [Theory]
    [InlineData("2026-12-20T22:59:59Z", false)]
    [InlineData("2026-12-20T23:00:00Z", true)]
    [InlineData("2027-01-03T22:59:59Z", true)]
    [InlineData("2027-01-03T23:00:00Z", false)]
    public void A_pause_has_its_first_and_its_last_day_in_the_programmes_zone(string at, bool pauses) =>
        (programme.PauseAt(DateTimeOffset.Parse(at)) is not null).ShouldBe(pauses);

    [Theory]
    // in the middle of it: two business days after its end, which is a Sunday
    [InlineData("2026-12-28T12:00:00+01:00", "2027-01-06T00:00:00+01:00")]
    // on the Friday before it, with two business days to go
    [InlineData("2026-12-18T12:00:00+01:00", "2027-01-06T00:00:00+01:00")]
    // long enough before it
    [InlineData("2026-12-16T12:00:00+01:00", "2026-12-19T00:00:00+01:00")]
    public void What_is_promised_counts_from_the_end_of_a_pause(string at, string by) =>
        programme.AnswerBy(DateTimeOffset.Parse(at)).ShouldBe(DateTimeOffset.Parse(by));

    [Fact]
    public void Everything_that_is_wrong_with_pauses_is_told_at_its_place()
    {
        var wrong = programme with
        {
            Pauses =
            [
                new(new(2026, 1, 2), new(2026, 1, 1), "x", "x"),
                new(new(2026, 3, 1), new(2026, 5, 2), "x", "x"),
                new(new(2026, 6, 1), new(2026, 6, 10), "", "x\ny"),
                new(new(2026, 6, 10), new(2026, 6, 11), "x", "x"),
            ],
        };

        wrong
            .Check()
            .Select(fault => fault.Path)
            .ShouldBe([
                "intake.pauses[0].until",
                "intake.pauses[1].until",
                "intake.pauses[2].reason",
                "intake.pauses[2].emergency",
                "intake.pauses[3].from",
            ]);
        (programme with { Pauses = [new(new(2026, 3, 1), new(2026, 5, 1), "x", "x")] }).Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_document_of_before_there_were_pauses_and_clock_rules_has_none_and_the_default()
    {
        var document = CharterDocument.Write(new());
        var older = string.Join(
            "\n\n",
            document.Split("\n\n").Where(part => !part.Contains("\nintake:\n") && !part.Contains("\nclocks:\n"))
        );
        older.ShouldNotContain("clocks");

        var read = CharterDocument.Read(older).Value;

        read.Programme.Pauses.ShouldBeEmpty();
        read.Clocks.Overdue.ShouldBe(new Charter().Clocks.Overdue);
        read.Clocks.OffTheClock.ShouldBe(new Charter().Clocks.OffTheClock);
    }
}
