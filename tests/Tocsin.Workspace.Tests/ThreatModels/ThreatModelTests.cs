using Tocsin.Advisories.Documents;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.ThreatModels;

public sealed class ThreatModelTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_passed_about_a_statement_is_in_force_public_and_done_once(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        using var keeper = await tocsin.Adopted();
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var changed = await Propose(hers, Model.First, "An attacker on the machine is out of scope.");
        var added = await hers.Propose(
            new
            {
                kind = "change-statement",
                statement = With("Plugins are trusted.", "trusted", product: Model.Product),
                reason = "Asked often.",
            }
        );
        var retired = await hers.Propose(
            new
            {
                kind = "change-statement",
                statement = new
                {
                    id = $"TM-{Model.Product}-2",
                    after = 1,
                    retire = true,
                    rationale = "Said better elsewhere.",
                },
                reason = "It is a doublet. canary-internal",
            }
        );

        foreach (var opened in new[] { changed, added, retired })
            (await tocsin.AfterDeadline(opened.Id())).CarriedOut!.Refusal.ShouldBeNull();
        await tocsin.Work();

        // no session lasts so long
        using var later = await tocsin.SignIn(ann);
        var model = (await later.Get($"/api/threat-models/{Model.Product}")).ShouldSucceed().Json;
        var statements = model.GetProperty("statements").EnumerateArray().ToList();
        statements
            .Select(s => s.GetProperty("id").GetString())
            .ShouldBe([Model.First, $"TM-{Model.Product}-2", $"TM-{Model.Product}-3"]);
        statements[0].GetProperty("versions").GetArrayLength().ShouldBe(2);
        statements[1].GetProperty("retired").GetProperty("because").GetString().ShouldBe("Said better elsewhere.");
        var carried = tocsin.Published.Where(d => d.Kind == ThreatModelDocument.Kind).ToList();
        carried.Select(d => d.Revision).ShouldBeInOrder();
        carried[^1].Revision.ShouldBe(5);
        var shown = ThreatModelDocument.Read(carried[^1])!;
        shown.Statements.Select(s => s.Versions.Count).ShouldBe([2, 1, 1]);
        System.Text.Encoding.UTF8.GetString(carried[^1].Body.Span).ShouldNotContain("canary-internal");

        await tocsin.Stores.Carrying.Carry(ProposalId.Parse(added.Id()).Value, CancellationToken.None);
        (await later.Get($"/api/threat-models/{Model.Product}"))
            .Json.GetProperty("statements")
            .GetArrayLength()
            .ShouldBe(3);

        var page = (await later.Page($"/threat-models/{Model.Product}/1")).ShouldSucceed();
        page.Body.ShouldContain("From version 1 to version 2");
        page.Body.ShouldContain(changed.Id());
        (await later.Page($"/threat-models/{Model.Product}")).Body.ShouldContain("Plugins are trusted.");
        (await later.Page("/threat-models")).Body.ShouldContain("Example Foundation");
        (await later.Page($"/proposals/{changed.Id()}")).Body.ShouldContain("What is new against version 1");
    }

    [Fact]
    public async Task A_change_that_others_made_meanwhile_is_recorded_as_refused()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var keeper = await tocsin.Adopted();
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var first = await Propose(hers, Model.First, "One.");
        tocsin.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Propose(hers, Model.First, "Other.");

        (await tocsin.AfterDeadline(first.Id())).CarriedOut!.Refusal.ShouldBeNull();

        (await tocsin.AfterDeadline(second.Id())).CarriedOut!.Refusal.ShouldBe("statement.moved-on");
        using var later = await tocsin.SignIn(ann);
        (await Propose(later, Model.First, "Late.")).ShouldBeRefused(409, "statement.moved-on");
        (await Propose(later, $"TM-{Model.Product}-9", "No.")).ShouldBeRefused(409, "statement.unknown");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_no_case_is_named()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, keeper) = await tocsin.SignIn(Duty.Operator);
        var path = $"/api/threat-models/{Model.Product}/adoption";

        Paths(
                await keeper.Post(
                    path,
                    new { statements = new[] { Model.Statement(kind: "odd"), Model.Statement("See tc-7kq4–m2xd.") } }
                )
            )
            .ShouldBe(["statements[0].kind", "statements[1].wording"]);
        Paths(await keeper.Post(path, new { })).ShouldBe(["statements"]);
        (await keeper.Post("/api/threat-models/none/adoption", new { })).Status.ShouldBe(404);
        Paths(await keeper.Propose(new { kind = "change-statement", statement = new { product = "No Product" } }))
            .ShouldBe(["reason", "statement.product", "statement.kind", "statement.wording", "statement.rationale"]);
        Paths(
                await keeper.Propose(
                    new
                    {
                        kind = "change-statement",
                        statement = With("x", "trusted", product: "elsewhere"),
                        reason = "x",
                    }
                )
            )
            .ShouldBe(["statement.product"]);
    }

    [Fact]
    public async Task First_statements_are_adopted_once_with_a_fresh_proof_by_who_keeps_the_installation()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (member, keeper) = await tocsin.SignIn(Duty.Operator);
        var (_, outside) = await tocsin.SignIn(Duty.Triager);
        var path = $"/threat-models/{Model.Product}/adoption";
        (string, string)[] form =
        [
            ("statements[0].kind", "trusted"),
            ("statements[0].wording", "The operator is trusted."),
            ("statements[0].rationale", "They can do it anyway."),
            ("statements[0].examples", "One.\r\nTwo."),
            ("statements[1].kind", "trusted"),
            ("statements[1].wording", ""),
        ];
        (await outside.Submit(path, form)).Status.ShouldBe(403);
        tocsin.Clock.Advance(TimeSpan.FromMinutes(6));
        (await keeper.Page(path)).ShouldSucceed().Body.ShouldContain("name=\"otp\"");
        (await keeper.Submit(path, form)).Status.ShouldBe(403);
        (await keeper.Get($"/api/threat-models/{Model.Product}"))
            .Json.GetProperty("statements")
            .GetArrayLength()
            .ShouldBe(0);

        (await keeper.Submit(path, [.. form, ("otp", tocsin.NextCode(member))])).Status.ShouldBe(303);

        var stated = (await keeper.Get($"/api/threat-models/{Model.Product}/1")).ShouldSucceed().Json;
        stated.GetProperty("versions")[0].GetProperty("examples").GetArrayLength().ShouldBe(2);
        (await keeper.Submit(path, form)).Status.ShouldBe(409);
        (await keeper.Get($"/api/threat-models/{Model.Product}/2")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_policy_that_passed_is_the_next_version_to_sign()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var proposal = new
        {
            kind = "change-policy",
            policy = "code-of-conduct",
            wording = "Be kind, always.",
            reason = "It was not always so.",
        };
        var id = (await hers.Propose(proposal)).Id();

        (await tocsin.AfterDeadline(id)).CarriedOut!.Refusal.ShouldBeNull();

        using var later = await tocsin.SignIn(ann);
        var published = (await later.Get("/api/agreements/code-of-conduct")).ShouldSucceed().Json;
        published.GetProperty("version").GetInt32().ShouldBe(2);
        published.GetProperty("text").GetString().ShouldBe("Be kind, always.");
        published.GetProperty("canSign").GetBoolean().ShouldBeTrue();
        Paths(await later.Propose(proposal)).ShouldBe(["wording"], "that is what it says already");
    }

    private static IEnumerable<string?> Paths(TestAnswer refused)
    {
        refused.ShouldBeRefused(422, "input.faulty");
        return refused.Json.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("path").GetString());
    }

    private static Task<TestAnswer> Propose(TestBrowser browser, string id, string wording) =>
        browser.Propose(
            new
            {
                kind = "change-statement",
                statement = With(wording, "out-of-scope", id, 1),
                reason = "People ask. canary-internal",
            }
        );

    private static object With(
        string wording,
        string kind,
        string? id = null,
        int? after = null,
        string? product = null
    ) =>
        new
        {
            product,
            id,
            after,
            kind,
            wording,
            rationale = "It is so.",
            examples = new[] { "This." },
        };
}
