using Tocsin.Cases.OtherCnas;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Tests;

public sealed class OtherCnaTests
{
    private static readonly OtherCnaText upstream = new("OpenSSL", "Their form, ticket 7.");
    private static readonly ReasonText said = new("They wrote back.");
    private static readonly CveId theirs = CveId.Known("CVE-2026-7777");

    [Fact]
    public void Another_CNA_has_72_hours_for_what_is_public_and_business_days_for_what_is_not()
    {
        var (open, secret) = (ACase.Accepted(), ACase.Accepted());

        open.Take(open.Ann, open.Case.AskOtherCna(open.Ann, upstream, isPublic: true, ACase.Programme, open.Now));
        secret.Take(
            secret.Ann,
            secret.Case.AskOtherCna(secret.Ann, upstream, isPublic: false, ACase.Programme, secret.Now)
        );

        open.Case.OtherCna!.ReplyBy.ShouldBe(open.Now.AddHours(72));
        // a Monday: the fifth business day after is the Monday that follows, to its end
        secret.Case.OtherCna!.ReplyBy.ShouldBe(new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        secret.Dues.ShouldContain(row => row.Kind == Case.CnaReplyDue && row.At == secret.Case.OtherCna.ReplyBy);
    }

    [Fact]
    public void Until_it_has_answered_no_ID_of_ours_is_assigned()
    {
        var made = Asked();
        made.Reserve("CVE-2026-0001");

        made.Case.AssignCve(made.Ann, made.Pool, made.Now).ShouldBeRefused("case.other-cna-first");
        made.Case.AssignCve(made.Ann, made.Pool, CveId.Known("CVE-2026-0001"), made.Now)
            .ShouldBeRefused("case.other-cna-first");
        made.Case.AskOtherCna(made.Ann, upstream, isPublic: true, ACase.Programme, made.Now)
            .ShouldBeRefused("case.other-cna-asked");
        made.Take(made.Ann, Answer(made, OtherCnaAnswer.Declined, null));

        made.Case.AssignCve(made.Ann, made.Pool, made.Now).ShouldBeAllowed();
    }

    [Fact]
    public void An_ID_of_theirs_is_the_cases_for_good_and_its_record_is_theirs()
    {
        var made = Asked();
        made.Reserve("CVE-2026-0001");

        made.Take(made.Ann, Answer(made, OtherCnaAnswer.Assigned, theirs));

        (made.Case.Cve, made.Case.CveIsTheirs).ShouldBe((theirs, true));
        made.Case.AssignCve(made.Ann, made.Pool, CveId.Known("CVE-2026-0001"), made.Now)
            .ShouldBeRefused("case.cve-already-assigned");
        made.Case.AskOtherCna(made.Ann, upstream, isPublic: true, ACase.Programme, made.Now)
            .ShouldBeRefused("case.cve-already-assigned");
        Answer(made, OtherCnaAnswer.Declined, null).ShouldBeRefused("case.no-other-cna");
    }

    [Fact]
    public void An_answer_fits_what_was_asked()
    {
        var made = Asked();
        made.Reserve("CVE-2026-0001");

        Path(OtherCnaAnswer.Assigned, null).ShouldBe("cve");
        Path(OtherCnaAnswer.Declined, theirs).ShouldBe("cve");
        Path(OtherCnaAnswer.Assigned, CveId.Known("CVE-2026-0001")).ShouldBe("cve", "it is one of ours");
        Answer(made, OtherCnaAnswer.Silent, null).ShouldBeRefused("case.other-cna-has-time");
        made.Now = made.Case.OtherCna!.ReplyBy;
        Answer(made, OtherCnaAnswer.Silent, null).ShouldBeAllowed();

        string Path(OtherCnaAnswer answer, CveId? cve) => Answer(made, answer, cve).Problem!.Faults.Single().Path;
    }

    private static ACase Asked()
    {
        var made = ACase.Accepted();
        made.Take(made.Ann, made.Case.AskOtherCna(made.Ann, upstream, isPublic: false, ACase.Programme, made.Now));
        return made;
    }

    private static Standards.Problems.Result<Ledger.Decision> Answer(ACase made, OtherCnaAnswer answer, CveId? cve) =>
        made.Case.AnswerFromOtherCna(made.Ann, made.Pool, answer, cve, said, made.Now);
}
