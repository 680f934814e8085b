using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.People;

public sealed class AccessTests
{
    [Fact]
    public async Task One_table_says_who_may_get_at_what_and_why()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, browser) = await tocsin.SignIn(Duty.Triager, Duty.Operator);
        var policy = await tocsin.Given([Duty.Policy]);
        var suspended = await tocsin.Given([Duty.Triager]);
        (
            await tocsin.Stores.Members.Decide(
                suspended.Person,
                (member, now) => member.Suspend(null, new("They told a friend."), now),
                ann.Person.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

        var rows = (await browser.Get("/api/access")).ShouldSucceed().Json.GetProperty("rows").EnumerateArray();
        var said = rows.Select(row =>
                (Person: row.GetProperty("person").GetString(), Resource: row.GetProperty("resource").GetString())
            )
            .ToList();

        said.Where(row => row.Person == ann.Person.Text)
            .Select(row => row.Resource)
            .ShouldBe(["every case", "members, CVE IDs, the installation"]);
        said.Single(row => row.Person == policy.Person.Text).Resource.ShouldBe("rules and agreements; no case");
        said.Single(row => row.Person == suspended.Person.Text).Resource.ShouldBeNull();
        var page = (await browser.Page("/access")).Body;
        page.ShouldContain("given by an operator; signed Privacy version 1");
        page.ShouldNotContain("They told a friend.");
    }

    [Fact]
    public async Task It_is_exported_with_a_fresh_proof_and_no_name_is_a_formula()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);
        var (answer, _) = await Joining.ByPassword(
            tocsin,
            tocsin.Members.Browser(),
            await Joining.Invite(tocsin, Duty.Triager),
            name: "=cmd|' /C calc'!A0"
        );
        answer.Status.ShouldBe(200, answer.Body);

        var csv = (await browser.Get("/access.csv")).Body;
        csv.ShouldStartWith("person,name,resource,why,since,until\r\n");
        csv.ShouldContain(",\"'=cmd|' /C calc'!A0\",\"every case\",");
        tocsin.Clock.Advance(Workspace.People.StepUp.Fresh);

        (await browser.Get("/access.csv")).ShouldBeRefused(403, "step-up.needed");
        (await browser.Page("/access.csv")).Location.ShouldBe("/step-up?return=/access");
    }
}
