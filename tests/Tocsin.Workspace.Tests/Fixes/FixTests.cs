using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Fixes;

public sealed class FixTests
{
    [Fact]
    public async Task A_line_goes_from_wanted_to_released_and_stays_so()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (page, api) = ($"/cases/{number}/fix", $"/api/cases/{number}/fix");

        (await story.Ann.Submit(page, ("line", "22.x"), ("state", "wanted"))).Status.ShouldBe(303);
        (await story.Ann.Post(api, new { line = "22.x", state = "in-progress" })).Status.ShouldBe(422);
        var alone = await story.Ann.Post(
            api,
            new
            {
                number = 1,
                line = "22.x",
                state = "ready",
            }
        );
        alone.Status.ShouldBe(422);
        alone.Body.ShouldContain("Name who looked at the fix");
        var whole = new
        {
            number = 1,
            line = "22.x",
            state = "released",
            reviewers = "Ben",
            version = "22.4.1",
            place = "private fork, branch canary-branch",
        };
        (await story.Ann.Post(api, whole)).ShouldSucceed();
        (
            await story.Ann.Post(
                api,
                new
                {
                    number = 1,
                    line = "22.x",
                    state = "wanted",
                }
            )
        ).ShouldBeRefused(409, "fix.released");
        (
            await story.Ann.Post(
                api,
                new
                {
                    number = 7,
                    line = "20.x",
                    state = "wanted",
                }
            )
        ).ShouldBeRefused(409, "fix.none");

        var line = (await story.Ben.Get(api)).ShouldSucceed().Json.GetProperty("lines")[0];
        line.GetProperty("state").GetString().ShouldBe("released");
        line.GetProperty("version").GetString().ShouldBe("22.4.1");
        var seen = await story.Ben.Page(page);
        seen.Body.ShouldContain("canary-branch");
        seen.Body.ShouldContain("A fix is released and the advisory is not");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain("1 of 1 release line is ready");
    }

    [Fact]
    public async Task A_version_with_the_fix_that_the_draft_does_not_name_is_pointed_out()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        var api = $"/api/cases/{number}/fix";
        var named = (await story.Load(number)).Draft!.Affected[0].Ranges[0].Fixed;
        named.ShouldNotBeNull();

        (
            await story.Ann.Post(
                api,
                new
                {
                    line = "1.x",
                    state = "ready",
                    reviewers = "Ben",
                    version = named,
                }
            )
        ).ShouldSucceed();
        (
            await story.Ann.Post(
                api,
                new
                {
                    line = "0.x",
                    state = "ready",
                    reviewers = "Ben",
                    version = "0.99.7",
                }
            )
        ).ShouldSucceed();

        var missing = (await story.Ben.Get(api)).ShouldSucceed().Json.GetProperty("notInDraft");
        missing.EnumerateArray().Select(v => v.GetString()).ShouldBe(["0.99.7"]);
        (await story.Ben.Page($"/cases/{number}/fix")).Body.ShouldContain(
            "0.99.7 has the fix and no range of the draft ends there"
        );
    }

    [Fact]
    public async Task Where_there_are_vendors_a_line_is_one_of_theirs()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        (await story.Ann.Post($"/api/cases/{number}/vendors", new { name = "Maintainers" })).ShouldSucceed();
        var api = $"/api/cases/{number}/fix";

        (await story.Ann.Post(api, new { line = "main", state = "wanted" })).Body.ShouldContain(
            "Choose whose line this is."
        );
        (
            await story.Ann.Post(
                api,
                new
                {
                    vendor = 4,
                    line = "main",
                    state = "wanted",
                }
            )
        ).Status.ShouldBe(422);
        (
            await story.Ann.Post(
                api,
                new
                {
                    vendor = 1,
                    line = "main",
                    state = "wanted",
                }
            )
        ).ShouldSucceed();

        (await story.Ben.Page($"/cases/{number}/fix")).Body.ShouldContain("of Maintainers");
    }
}
