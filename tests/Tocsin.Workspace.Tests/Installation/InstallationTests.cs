using Tocsin.Governance.People;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Installation;

public sealed class InstallationTests
{
    [Fact]
    public async Task Operators_see_mail_that_waits_and_not_one_word_of_a_case()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            await Story.Eventually(async () =>
                (await keeper.Get("/api/installation")).Json.GetProperty("waiting").GetInt32() >= 3
            );
            var page = (await keeper.Page("/installation")).ShouldSucceed().Body;
            page.ShouldContain(Story.Report.Contact!);
            page.ShouldContain("This is the real one");
            page.ShouldNotContain(number.Text);
        }
        (await story.Ann.Page("/installation")).Status.ShouldBe(403);
        (await story.Ann.Get("/api/installation")).ShouldBeRefused(403, "not-allowed");
    }

    [Fact]
    public async Task A_held_installation_is_declared_the_real_one_by_an_operator_who_proves_that_it_is_them()
    {
        await using var story = await Story.Begin();
        var (member, keeper) = await story.Workspace.SignIn(Duty.Operator);
        var lease = Directory.GetFiles(Path.Combine(story.Workspace.Folder, "secrets"), "lease-*").Single();
        await File.WriteAllTextAsync(lease, "elsewhere");
        using (keeper)
        {
            (await keeper.Page("/installation")).Body.ShouldContain("This installation is held");
            (await story.Ann.Submit("/installation/lease")).Status.ShouldBe(403);

            story.Workspace.Clock.Advance(TimeSpan.FromMinutes(6));
            (await keeper.Submit("/installation/lease")).Location.ShouldBe("/step-up?return=%2Finstallation");
            (await keeper.Submit("/installation/lease", ("code", "000000"))).Status.ShouldBe(403);
            story.Workspace.Stores.Lease!.Mine.ShouldBeFalse();

            (await keeper.Submit("/installation/lease", ("code", story.Workspace.NextCode(member)))).Status.ShouldBe(
                303
            );
            story.Workspace.Stores.Lease!.Mine.ShouldBeTrue();
        }
    }
}
