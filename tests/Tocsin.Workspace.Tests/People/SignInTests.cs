using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.People;

public sealed class SignInTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_password_and_a_code_open_a_session(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var ann = await tocsin.Given([Duty.Triager]);

        var browser = await tocsin.SignIn(ann);

        (await browser.Page("/step-up")).Status.ShouldBe(200);
        (await tocsin.Members.Browser().Page("/step-up")).Location.ShouldBe("/sign-in?return=%2Fstep-up");
    }
}
