using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Vendors;

public sealed class VendorTests
{
    [Fact]
    public async Task A_vendor_goes_from_not_told_to_released_on_the_page_and_the_API_tells_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/cases/{number}/vendors";
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain(path);

        (await story.Ann.Submit(path, ("name", ""), ("package", ""))).Status.ShouldBe(422);
        (
            await story.Ann.Submit(path, ("name", "Maintainers canary-vendor"), ("package", "pkg:npm/sluice"))
        ).Status.ShouldBe(303);
        (await story.Ann.Page(path)).Body.ShouldContain("not told");
        (await story.Ann.Post($"/api{path}/step", new { vendor = 1, step = "fix-ready" })).ShouldBeRefused(
            409,
            "vendor.step-out-of-order"
        );
        (await story.Ann.Submit($"{path}/step", ("vendor", "1"), ("step", "vendor-aware"))).Status.ShouldBe(303);
        (await story.Ann.Page(path)).Body.ShouldContain("has not answered");
        var wrong = await story.Ann.Submit($"{path}/status", ("vendor", "1"), ("status", "fixed"), ("fixedIn", ""));
        wrong.Status.ShouldBe(422);
        wrong.Body.ShouldContain("Name the versions that have the fix.");
        (
            await story.Ann.Post(
                $"/api{path}/status",
                new
                {
                    vendor = 1,
                    status = "fixed",
                    fixedIn = "1.2.4",
                    note = "Out on Monday.",
                }
            )
        ).ShouldSucceed();
        (await story.Ann.Post($"/api{path}/step", new { vendor = 1, step = "fix-deployed" })).ShouldSucceed();

        var vendor = (await story.Ben.Get($"/api{path}")).ShouldSucceed().Json.GetProperty("vendors")[0];
        vendor.GetProperty("state").GetString().ShouldBe("VFDpxa");
        vendor.GetProperty("status").GetString().ShouldBe("fixed");
        vendor.GetProperty("report").GetString().ShouldBe("accepted");
        vendor.GetProperty("keepsEmbargo").GetString().ShouldBe("never-agreed");
        story.Workspace.MailAbout(number.Text).ShouldAllBe(mail => !mail.Contains("canary-vendor"));
    }

    [Fact]
    public async Task Others_take_part_too_each_in_a_role_and_the_team_sees_where_everybody_is()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/cases/{number}/vendors";

        (await story.Ann.Page(path)).Body.ShouldContain("an early-access partner");
        (await story.Ann.Submit(path, ("role", "finder"), ("name", "Whoever found it"))).Status.ShouldBe(303);
        (await story.Ann.Post($"/api{path}", new { role = "deployer", name = "A distribution" })).ShouldSucceed();
        (await story.Ann.Post($"/api{path}/step", new { vendor = 1, step = "fix-ready" })).ShouldBeRefused(
            409,
            "vendor.only-vendors-fix"
        );
        (await story.Ann.Post($"/api{path}/status", new { vendor = 1, status = "affected" })).ShouldBeRefused(
            409,
            "vendor.nothing-of-theirs"
        );
        (await story.Ann.Post($"/api{path}", new { role = "king", name = "Nobody" })).Status.ShouldBeInRange(400, 422);

        var parties = (await story.Ben.Get($"/api/cases/{number}/people"))
            .ShouldSucceed()
            .Json.GetProperty("participants")
            .EnumerateArray()
            .Select(party => (party.GetProperty("role").GetString(), party.GetProperty("report").GetString()))
            .ToList();
        parties.ShouldBe([
            ("coordinator", "accepted"),
            ("reporter", "accepted"),
            ("finder", "received"),
            ("deployer", null),
        ]);
        (await story.Ann.Page(path)).Body.ShouldContain("Takes part as");
        (await story.Ann.Page($"/cases/{number}/people")).Body.ShouldContain("Whoever found it");
    }

    [Fact]
    public async Task Cases_of_the_same_flaw_are_linked_in_both_and_a_case_that_one_may_not_see_is_none()
    {
        await using var story = await Story.Begin();
        var (one, other) = (await story.Accepted(), await story.Accepted());
        await story.Ben.Post($"/api/cases/{other}/recusal", new { reason = "I work there." });

        (await story.Ann.Submit($"/cases/{one}/links", ("other", other.Text))).Status.ShouldBe(303);

        (await story.Ann.Get($"/api/cases/{other}/vendors"))
            .Json.GetProperty("links")[0]
            .GetString()
            .ShouldBe(one.Text);
        foreach (var path in new[] { $"/cases/{one}", $"/cases/{one}/vendors" })
            (await story.Ben.Page(path)).Body.ShouldNotContain(other.Text);
        foreach (var path in new[] { $"/api/cases/{one}", $"/api/cases/{one}/vendors" })
            (await story.Ben.Get(path)).ShouldSucceed().Body.ShouldNotContain(other.Text);
        var hidden = await story.Ben.Post($"/api/cases/{one}/links", new { other = other.Text });
        var absent = await story.Ben.Post($"/api/cases/{one}/links", new { other = "TC-0000-0000" });
        (hidden.Status, hidden.Body).ShouldBe((absent.Status, absent.Body));
        (await story.Ann.Post($"/api/cases/{one}/links/removal", new { other = other.Text })).ShouldSucceed();
        (await story.Load(other)).Links.ShouldBeEmpty();
    }
}
