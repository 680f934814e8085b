using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.Tests;

public sealed class CvePoolTests
{
    [Fact]
    public void The_next_id_is_the_lowest_free_one_of_the_year()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0007", "CVE-2025-9999", "CVE-2026-0003", "CVE-2027-0001");

        made.Pool.Next(2026).Value.Text.ShouldBe("CVE-2026-0003");
        made.Pool.Next(2025).Value.Text.ShouldBe("CVE-2025-9999");
        made.Pool.Next(2024).Problem!.Code.ShouldBe("cve.pool-empty");
    }

    [Fact]
    public void A_case_keeps_its_first_cve_id()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001", "CVE-2026-0002");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));

        made.Case.Cve.ShouldBe(CveId.Known("CVE-2026-0001"));
        made.Case.AssignCve(made.Ann, made.Pool, made.Now).ShouldBeNothing();
        made.Case.AssignCve(made.Ann, made.Pool, CveId.Known("CVE-2026-0001"), made.Now).ShouldBeNothing();
        made.Case.AssignCve(made.Ann, made.Pool, CveId.Known("CVE-2026-0002"), made.Now)
            .ShouldBeRefused("case.cve-already-assigned");
    }

    [Fact]
    public void An_id_goes_to_one_case_alone()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));
        var other = ACase.Accepted();

        other
            .Case.AssignCve(other.Ann, made.Pool, CveId.Known("CVE-2026-0001"), made.Now)
            .ShouldBeRefused("cve.not-free");
        other.Case.AssignCve(other.Ann, made.Pool, made.Now).ShouldBeRefused("cve.pool-empty");
        made.Pool.Ids[CveId.Known("CVE-2026-0001")].ShouldBe(ACase.Number);
    }

    [Fact]
    public void An_id_that_nobody_reserved_is_never_assigned()
    {
        var made = ACase.Accepted();
        made.Case.AssignCve(made.Ann, made.Pool, CveId.Known("CVE-2026-4711"), made.Now)
            .ShouldBeRefused("cve.not-free");
    }

    [Fact]
    public void Typing_the_same_ids_in_again_is_harmless()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001");
        made.Take(made.Ann, made.Case.AssignCve(made.Ann, made.Pool, made.Now));

        made.Pool.Add([CveId.Known("CVE-2026-0001")]).ShouldBeNothing();
        var decision = made.Pool.Add([CveId.Known("CVE-2026-0001"), CveId.Known("CVE-2026-0002")]).Value;
        ((CveIdsAdded)decision.Entries[0]).Ids.ShouldBe([CveId.Known("CVE-2026-0002")]);
        made.Pool.Ids[CveId.Known("CVE-2026-0001")].ShouldBe(ACase.Number);
    }
}
