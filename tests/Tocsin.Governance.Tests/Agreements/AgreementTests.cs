using Tocsin.Governance.Agreements;

namespace Tocsin.Governance.Tests.Agreements;

public sealed class AgreementTests
{
    private readonly AProgramme programme = AProgramme.Started();

    [Fact]
    public void A_version_comes_into_force_on_its_day_and_not_before()
    {
        var day = programme.Now.AddDays(10);
        programme.Publish(AgreementKind.Privacy, "Keep it to yourself, always.", day);

        programme.Privacy.InForceAt(day.AddTicks(-10))!.Number.ShouldBe(1);
        programme.Privacy.InForceAt(day)!.Number.ShouldBe(2);
        programme.Privacy.Newest!.Number.ShouldBe(2);
    }

    [Fact]
    public void The_hash_is_that_of_the_text_whoever_ended_its_lines()
    {
        // sha256sum of "abc", as FIPS 180-2 has it
        TextHash.Of("abc").Text.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        TextHash.Of("one\r\ntwo\rthree").ShouldBe(TextHash.Of("one\ntwo\nthree"));
        TextHash.Of("one\n").ShouldNotBe(TextHash.Of("one"));
    }

    [Fact]
    public void Whoever_started_from_an_older_version_is_refused()
    {
        var refused = programme.Privacy.Publish(0, "Something else.", null, 0, programme.Now);
        refused.ShouldBeRefused("agreement.moved-on");
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_version_is_said_at_once()
    {
        var refused = programme.Privacy.Publish(1, " ", programme.Now.AddDays(-1), 91, programme.Now);

        refused.Problem!.Faults.Select(f => f.Path).ShouldBe(["markdown", "inForceFrom", "daysToSign"]);
        programme.Privacy.Versions.Count.ShouldBe(1);
    }

    [Fact]
    public void The_first_version_has_no_period_to_sign() =>
        new AProgramme()
            .Privacy.Publish(0, "Keep it.", null, 14, programme.Now)
            .Problem!.Faults.ShouldHaveSingleItem()
            .Path.ShouldBe("daysToSign");

    [Fact]
    public void The_same_text_again_is_no_new_version() =>
        programme
            .Privacy.Publish(1, "Keep it to yourself.\r\n", null, 0, programme.Now)
            .Problem!.Faults.ShouldHaveSingleItem()
            .Path.ShouldBe("markdown");

    [Fact]
    public void A_version_does_not_overtake_the_one_before_it()
    {
        programme.Publish(AgreementKind.Privacy, "From next month.", programme.Now.AddDays(30));

        programme
            .Privacy.Publish(2, "At once.", null, 0, programme.Now)
            .Problem!.Faults.ShouldHaveSingleItem()
            .Path.ShouldBe("inForceFrom");
    }

    [Fact]
    public void An_older_signature_holds_to_the_end_of_the_shortest_period_that_was_given_since()
    {
        var signed = programme.Now;
        programme.Publish(AgreementKind.Privacy, "Second.", null, 60);
        programme.Privacy.Counts(1, signed).Until.ShouldBe(signed.AddDays(60));

        programme.Now = signed.AddDays(1);
        programme.Publish(AgreementKind.Privacy, "Third.", null, 10);
        programme.Privacy.Counts(1, signed).Until.ShouldBe(signed.AddDays(11));
        programme.Privacy.Counts(2, signed).Until.ShouldBe(signed.AddDays(11));
        programme.Privacy.Counts(3, programme.Now).Until.ShouldBeNull();
    }

    [Fact]
    public void Who_has_not_signed_is_reminded_at_the_start_and_a_week_and_a_day_before_the_end()
    {
        programme.Publish(AgreementKind.Privacy, "Second.", programme.Now.AddDays(3), 14);
        var (agreement, start) = (programme.Privacy, programme.Now.AddDays(3));

        programme.Dues[^1].ShouldBe(new(Agreement.ReminderDue, "privacy/2", start));
        agreement.NextReminder(2, programme.Now).ShouldBe(start);
        agreement.NextReminder(2, start).ShouldBe(start.AddDays(7));
        agreement.NextReminder(2, start.AddDays(7)).ShouldBe(start.AddDays(13));
        agreement.NextReminder(2, start.AddDays(13)).ShouldBeNull();
        agreement.NextReminder(1, programme.Now).ShouldBeNull();
    }

    [Fact]
    public void A_new_installation_has_texts_that_it_can_publish()
    {
        var fresh = new AProgramme();
        fresh.Publish(AgreementKind.Privacy, DefaultAgreements.Privacy);
        fresh.Publish(AgreementKind.CodeOfConduct, DefaultAgreements.CodeOfConduct);

        fresh.Privacy.InForceAt(fresh.Now)!.Markdown!.ShouldStartWith("# Privacy agreement\n");
        fresh.Conduct.InForceAt(fresh.Now)!.Markdown!.ShouldStartWith("# Code of conduct\n");
    }
}
