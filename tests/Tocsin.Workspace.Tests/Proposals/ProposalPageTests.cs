using Tocsin.Governance.People;
using Tocsin.Governance.Teams;

namespace Tocsin.Workspace.Tests.Proposals;

/// <summary>The same by forms alone.</summary>
public sealed class ProposalPageTests
{
    [Theory]
    [InlineData("join-team")]
    [InlineData("leave-team")]
    [InlineData("sanction")]
    [InlineData("extend-embargo")]
    [InlineData("invite-expert")]
    [InlineData("change-policy")]
    public async Task Every_kind_has_a_form_that_keeps_what_was_typed(string kind)
    {
        await using var story = await Cases.Story.Begin();
        var number = await story.Accepted();
        (await story.Ann.Page("/proposals/new")).Body.ShouldContain($"/proposals/new?kind={kind}");

        var form = await story.Ann.Page($"/proposals/new?kind={kind}");

        form.Status.ShouldBe(200);
        form.Field("kind").ShouldBe(kind);
        var refused = await story.Ann.Submit(
            "/proposals",
            ("kind", kind),
            ("case", number.Text),
            ("reason", "Typed <b>once</b>")
        );
        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("Typed &lt;b&gt;once&lt;/b&gt;");
        refused.Field("kind").ShouldBe(kind);
    }

    [Fact]
    public async Task From_the_form_to_the_outcome_without_a_script()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, his) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var cleo = await tocsin.Given([Duty.Triager]);

        var opened = await hers.Submit(
            "/proposals",
            ("kind", "join-team"),
            ("team", "policy"),
            ("person", cleo.Person.Text),
            ("newcomer", ""),
            ("reason", "Knows **the** rules.")
        );
        opened.Status.ShouldBe(303, opened.Body);
        var path = opened.Location!;
        var page = (await his.Page(path)).Body;
        page.ShouldContain($"{cleo.Name} joins Policy");
        page.ShouldContain("<strong>the</strong>");
        page.ShouldContain("open to objections");
        (await his.Submit(path + "/objections", ("reason", ""))).Status.ShouldBe(422);
        (await his.Submit(path + "/objections", ("reason", "Too soon."))).Status.ShouldBe(303);
        (await hers.Submit(path + "/vote", ("choice", "for"))).Status.ShouldBe(303);
        (await his.Submit(path + "/vote", ("choice", "abstain"))).Status.ShouldBe(303);
        (await his.Page(path)).Body.ShouldContain("1 for, 0 against, 1 abstained, of 2 who may vote.");
        (await hers.Page("/proposals")).Body.ShouldContain("you voted: for");

        var id = path["/proposals/".Length..];
        await tocsin.AfterDeadline(id);
        using var later = await tocsin.SignIn(cleo);
        var decided = (await later.Page(path)).Body;
        decided.ShouldContain("It passed and is carried out");
        decided.ShouldNotContain("<button type=\"submit\">Vote");
    }
}
